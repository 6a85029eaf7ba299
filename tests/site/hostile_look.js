async (addresses) => {
  const told = [];
  for (const address of addresses) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    for (const element of page.querySelectorAll("*")) {
      const name = element.localName;
      for (const {name: attribute, value} of element.attributes) {
        const plain = value.replace(/^[\x00-\x20]+|[\t\n\r]/g, "").toLowerCase(); // as in the URL standard
        const isOurs = element.matches('link[rel="icon"]') && plain.startsWith("data:image/svg+xml,"); // no editor's
        const runs = attribute !== "content" && !isOurs && /^(javascript|vbscript|data):/.test(plain);
        if (runs || /^on|^style$|^srcdoc$|^formaction$|^ping$/.test(attribute))
          told.push(`${address}: <${name} ${attribute}="${value}">`);
      }
      const foreign = element.src && new URL(element.src).host !== location.host;
      const inline = name === "script" && !element.src && element.type !== "application/ld+json";
      if (foreign || inline || ["iframe", "object", "embed", "base", "frame", "applet", "math", "style"].includes(name))
        told.push(`${address}: ${element.outerHTML.slice(0, 200)}`);
    }
  }
  return told;
}

// Adds a button to each address that copies it. Without this script the address can be marked and copied.
function copy(field) {
  field.focus();
  field.select();
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("no clipboard"));
}

for (const field of document.querySelectorAll("input.address")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = _("Adresse kopieren");
  button.setAttribute("aria-describedby", field.id);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", () => {
    said.textContent = "";
    copy(field).then(
      () => (said.textContent = _("Kopiert")),
      () => (said.textContent = _("Die Adresse ist markiert: bitte mit der Tastatur kopieren")),
    );
  });
  field.after(button, said);
}

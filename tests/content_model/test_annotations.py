from content_model.annotations import annotation


def test_annotation_survives_signs_that_the_runner_gives_a_meaning() -> None:
    line = annotation("warning", ("content/a,b.md", 3), "100 %: Titel", "erste\nzweite: 5 %")
    assert line == ("::warning file=content/a%2Cb.md,line=3,title=100 %25%3A Titel::erste%0Azweite: 5 %25")

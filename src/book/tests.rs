use super::*;

fn check(text: &str, expect: &[&str]) -> Chapter {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("x.md", text, false));
    let mut findings = Vec::new();
    let chapter = chapter("x", file, text, &mut findings);
    let said: Vec<String> = findings.iter().map(|d| format!("{}: {}", sources.place(d.span).1, d.message)).collect();
    assert_eq!(said, expect);
    chapter
}

const HEAD: &str = "---\ntitle: T\nlead: L\npart: P\norder: 3\ndescription: a: b\n---\n";

#[test]
fn a_head_may_hold_colons_and_must_be_whole() {
    let c = check(&format!("{HEAD}\nText.\n"), &[]);
    assert_eq!((c.title.as_str(), c.order, c.description.as_str()), ("T", 3, "a: b"));
    check(
        "---\ntitle: T\nlead: L\npart: P\norder: x\ncolour: red\n---\n",
        &[
            "5: `order` is not a whole number",
            "6: there is no setting `colour` here",
            "1: the head has no `description`",
        ],
    );
    check("Text.\n", &["1: a chapter begins with a head"]);
}

#[test]
fn findings_of_the_text_carry_the_files_line() {
    let text = format!(
        "{HEAD}\n## One\n\n<b>x</b>\n\n[a](b.html)\n\n```figure\nid: Big\nprogram: a.c\nstart: soon\n```\n\n## One\n"
    );
    check(
        &text,
        &[
            "11: raw HTML is not taken",
            "11: raw HTML is not taken",
            "13: `b.html` leads nowhere",
            "16: an id is made of small letters, digits and dashes",
            "18: `start` is a step's number, `line N`, `wait`, or `end`",
            "15: the figure has no `caption`",
            "21: there are two headings `One`",
        ],
    );
}

#[test]
fn blocks_come_in_reading_order_with_in_and_out_in_their_colours() {
    let text = format!(
        "{HEAD}\nThe **in** index.\n\n> A note.\n\n```figure\nid: f\nprogram: n=a.c,b.c\nset: pipe=12\nstart: line 7\ncaption: C.\n```\n\n```try\nGo.\n```\n"
    );
    let c = check(&text, &[]);
    match c.blocks.as_slice() {
        [Block::Noted { html, note }, Block::Figure(f), Block::Try { figure, .. }] => {
            assert_eq!(html, "<p>The <strong class=\"in\">in</strong> index.</p>\n");
            assert_eq!(note.trim(), "<p>A note.</p>");
            assert_eq!(
                (f.start, f.programs[0].name.as_str(), f.programs[0].files.len()),
                (blocks::Start::Line(7), "n", 2)
            );
            assert_eq!(f.set, [("pipe".to_string(), "12".to_string())]);
            assert_eq!(figure.as_deref(), Some("f"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_question_has_one_right_choice_and_a_reason() {
    let text = format!(
        "{HEAD}\n```question\nWhy `x`?\n\n- [ ] `0`\n- [x] yes\n\nBecause.\n```\n\n```question\nWhat?\n\n- [ ] a\n```\n"
    );
    let c = check(
        &text,
        &[
            "18: a question needs at least two choices",
            "18: exactly one choice must be right",
            "18: the question explains nothing",
        ],
    );
    let Block::Question(q) = &c.blocks[0] else { panic!("{:?}", c.blocks) };
    assert_eq!(q.ask.trim(), "<p>Why <code>x</code>?</p>");
    assert_eq!(q.choices[0].html, "<code>0</code>");
    assert!(q.choices[1].right && !q.choices[0].right);
    assert_eq!(q.why.trim(), "<p>Because.</p>");
}

#[test]
fn the_projects_own_chapters_are_without_fault() {
    let (book, sources, findings) = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"));
    let said: Vec<String> = findings.iter().map(|d| d.render(&sources)).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert!(!book.chapters.is_empty());
}

#[test]
fn contributing_lists_every_setting_in_the_tables_words() {
    let text = include_str!("../../CONTRIBUTING.md");
    let exercises = crate::exercise::KEYS.iter().chain(crate::exercise::PROPERTIES);
    for (name, what) in front::KEYS.iter().chain(blocks::FIGURE_KEYS).chain(exercises) {
        let row = format!("| `{name}` | {what} |");
        assert!(text.contains(&row), "CONTRIBUTING.md has no row {row}");
    }
}

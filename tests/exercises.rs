//! Every exercise of the book: its right answers pass, its known wrong answers are told what is wrong.

use ringside::exercise::Exercise;
use ringside::machine::scenario::File;
use std::path::Path;

fn files(root: &Path, folder: &Path, out: &mut Vec<File>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).expect("it is there").filter_map(Result::ok).collect();
    entries.sort_by_key(std::fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            files(root, &path, out);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
            out.push(File { name, text: std::fs::read_to_string(&path).expect("a text") });
        }
    }
}

fn exercise(name: &str) -> Exercise {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exercises").join(name);
    let mut all = Vec::new();
    files(&root, &root, &mut all);
    Exercise::parse(&all).unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
}

fn check(name: &str) {
    let exercise = exercise(name);
    assert!(!exercise.grade(&exercise.start.text).passes(), "{name}: there would be nothing to do");
    for right in &exercise.right {
        let grade = exercise.grade(&right.text);
        assert!(grade.passes(), "{name}/{}: {}", right.name, grade.text());
    }
    assert!(exercise.wrong.len() >= 4, "{name}: too few wrong answers are known");
    for (expected, file) in &exercise.wrong {
        let grade = exercise.grade(&file.text);
        let told =
            grade.failures.iter().any(|f| f.property == expected.property && f.sentence.contains(&expected.words));
        assert!(
            told,
            "{name}/{} should be told `{}: {}`: {}",
            file.name,
            expected.property,
            expected.words,
            grade.text()
        );
    }
}

#[test]
fn counter() {
    check("counter");
}

#[test]
fn buffer() {
    check("buffer");
}

#[test]
fn philosophers() {
    check("philosophers");
}

#[test]
fn every_folder_is_checked() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exercises");
    let mut names: Vec<String> = std::fs::read_dir(root)
        .expect("it is there")
        .filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    assert_eq!(names, ["buffer", "counter", "philosophers"]);
}

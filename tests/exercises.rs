//! Every exercise of the book: its right answers pass, its known wrong answers are told what is wrong.

use ringside::book::exercises::files;
use ringside::exercise::Exercise;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exercises")
}

fn exercise(name: &str) -> Exercise {
    Exercise::parse(&files(&root().join(name))).unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
}

/// What is not so that an exercise says of itself.
fn problems(name: &str) -> Vec<String> {
    let exercise = exercise(name);
    let mut problems: Vec<String> = exercise.grade_itself().iter().map(|p| format!("{name}/{p}")).collect();
    if exercise.wrong.len() < 4 {
        problems.push(format!("{name}: too few wrong answers are known"));
    }
    problems
}

#[test]
fn right_answers_pass_and_wrong_ones_are_told_what_is_wrong() {
    let mut names: Vec<String> = std::fs::read_dir(root())
        .expect("it is there")
        .filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    assert!(names.len() >= 13, "{names:?}");
    // The folders of the book are shared out: each takes seconds.
    const WORKERS: usize = 4;
    let found: Vec<String> = std::thread::scope(|scope| {
        let share = |n| names.iter().skip(n).step_by(WORKERS);
        let workers: Vec<_> = (0..WORKERS)
            .map(|n| {
                let mine = share(n);
                scope.spawn(move || mine.flat_map(|name| problems(name)).collect::<Vec<_>>())
            })
            .collect();
        workers.into_iter().flat_map(|w| w.join().expect("it tells and does not panic")).collect()
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_wrong_answer_comes_with_the_run_that_shows_it() {
    let exercise = exercise("two-lockers");
    let grade = exercise.sheet.grade(&exercise.sheet.start.text);
    let deadlock = grade.failures.iter().find(|f| f.property == "deadlock").expect("two clerks wait for each other");
    assert!(deadlock.schedule.is_some());
    let told: Vec<&str> = deadlock.story.iter().map(|s| s.what.as_str()).collect();
    assert!(told.last().is_some_and(|last| last.contains("has to wait")), "{told:?}");
}

#[test]
fn the_command_line_grades_answers_and_exercises() {
    let check = |operands: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_ringside"))
            .arg("check")
            .args(operands)
            .current_dir(root())
            .output()
            .expect("it starts");
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code(), said)
    };
    let (status, said) = check(&["counter", "counter/right.c"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.starts_with("counter/right.c: passes"), "{said}");
    let (status, said) = check(&["counter", "counter/right.c", "counter/counter.c"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("race: ") && said.contains("--schedule"), "{said}");
    assert_eq!(check(&["counter", "counter/wrong/does_not_compile.c"]).0, Some(2));
    let (status, said) = check(&["counter"]);
    assert_eq!((status, said.trim()), (Some(0), "counter: 2 right answers pass, 6 wrong ones are told what is wrong"));
    assert_eq!(check(&["no-such-folder"]).0, Some(2));
}

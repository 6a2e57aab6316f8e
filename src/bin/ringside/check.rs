//! `ringside check EXERCISE [FILE...]`: grades answers to an exercise by every schedule; without any, its own.

use super::args::Args;
use super::load;
use ringside::book::exercises::files;
use ringside::exercise::{Exercise, Grade};
use ringside::machine::outcome::DOES_NOT_COMPILE;
use serde_json::json;
use std::path::Path;

/// What an exercise says of its own answers must be so.
fn itself(folder: &str, exercise: &Exercise) -> i32 {
    let problems = exercise.grade_itself();
    for p in &problems {
        eprintln!("{folder}/{p}");
    }
    if problems.is_empty() {
        let (right, wrong) = (exercise.right.len(), exercise.wrong.len());
        println!("{folder}: {right} right answers pass, {wrong} wrong ones are told what is wrong");
    }
    i32::from(!problems.is_empty())
}

/// Exit status 0: all pass; 1: not yet; 2: one does not compile.
pub fn check(args: &Args) -> Result<i32, String> {
    let [folder, answers @ ..] = args.operands.as_slice() else {
        return Err("check needs the folder of an exercise and an answer; see `ringside check --help`".to_string());
    };
    if !Path::new(folder).is_dir() {
        return Err(format!("`{folder}` is no folder"));
    }
    let exercise = Exercise::parse(&files(Path::new(folder)))
        .map_err(|problems| problems.iter().map(|p| format!("{folder}/{p}")).collect::<Vec<_>>().join("\n"))?;
    if answers.is_empty() {
        return Ok(itself(folder, &exercise));
    }
    let (mut all_pass, mut does_not_compile) = (true, false);
    for answer in answers {
        let grade = exercise.sheet.grade(&load::read(answer)?);
        all_pass &= grade.passes();
        does_not_compile |= grade.failures.iter().any(|f| f.property == "compiles");
        if args.has("json") {
            println!("{}", as_json(answer, &grade));
        } else {
            print!("{answer}: {}", grade.text());
        }
    }
    Ok(if does_not_compile { DOES_NOT_COMPILE } else { i32::from(!all_pass) })
}

fn as_json(answer: &str, grade: &Grade) -> serde_json::Value {
    let failures: Vec<_> = grade
        .failures
        .iter()
        .map(|f| {
            json!({
                "property": f.property,
                "sentence": f.sentence,
                "schedule": f.schedule.as_ref().map(ToString::to_string),
            })
        })
        .collect();
    json!({ "answer": answer, "passes": grade.passes(), "states": grade.states, "failures": failures })
}

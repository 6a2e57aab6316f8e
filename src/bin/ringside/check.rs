//! `ringside check EXERCISE FILE...`: grades answers to an exercise by every schedule.

use super::args::Args;
use super::load;
use ringside::exercise::{Exercise, Grade};
use ringside::machine::outcome::DOES_NOT_COMPILE;
use serde_json::json;
use std::path::Path;

/// Exit status 0: all pass; 1: not yet; 2: one does not compile.
pub fn check(args: &Args) -> Result<i32, String> {
    let [folder, answers @ ..] = args.operands.as_slice() else {
        return Err("check needs the folder of an exercise and an answer; see `ringside check --help`".to_string());
    };
    if answers.is_empty() {
        return Err(format!("check needs an answer to {folder}: `ringside check {folder} my.c`"));
    }
    let files = load::folder_files(Path::new(folder))?;
    let exercise = Exercise::parse(&files)
        .map_err(|problems| problems.iter().map(|p| format!("{folder}/{p}")).collect::<Vec<_>>().join("\n"))?;
    let (mut all_pass, mut does_not_compile) = (true, false);
    for answer in answers {
        let grade = exercise.grade(&load::read(answer)?);
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

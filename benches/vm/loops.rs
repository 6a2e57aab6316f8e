//! What is measured: five loops, in the C that PicoC understands too, a program of a thousand lines to compile, and three
//! programs to be explored. The native benchmark and the one in wasm both run it.

use std::rc::Rc;

use ringside::bytecode::Program;
use ringside::cc;
use ringside::explore::{Options, Search};
use ringside::kernel::call::Call;
use ringside::kernel::mm::AddressSpace;
use ringside::kernel::pages::Pages;
use ringside::machine::{self, Scenario};
use ringside::vm::{self, Budget, Image, Runtime, Stop, Thread};

pub const PROGRAMS: &[(&str, &str)] = &[
    ("arith", include_str!("arith.c")),
    ("array", include_str!("array.c")),
    ("strings", include_str!("strings.c")),
    ("calls", include_str!("calls.c")),
    ("structs", include_str!("structs.c")),
];

/// The same program with a tenth of its rounds: PicoC would take minutes for all of them.
pub fn tenth(text: &str) -> String {
    let rounds = text.lines().find_map(|line| line.strip_prefix("#define ROUNDS ")).unwrap_or_default();
    let fewer = rounds.parse().unwrap_or(0_u64) / 10;
    text.replacen(&format!("ROUNDS {rounds}"), &format!("ROUNDS {fewer}"), 1)
}

/// Name, program, macros.
pub const EXPLORED: &[(&str, &str, &[&str])] = &[
    ("dinner", include_str!("../../tests/explore/philosophers.c"), &["N=6", "ORDERED"]),
    ("monitor", include_str!("../../tests/explore/monitor.c"), &["CONSUMERS=4"]),
    ("buffer", include_str!("../explore/buffer.c"), &["N=4"]),
];

/// Every schedule of a program: how many states and transitions there were.
pub fn explore(name: &str, text: &str, macros: &[&str]) -> Option<(u64, u64)> {
    let mut scenario = Scenario::single(&format!("{name}.c"), text);
    scenario.defines = macros.iter().map(ToString::to_string).collect();
    let mut search = Search::new(machine::build(&scenario).machine?, Options::default());
    let done = search.finish();
    Some((done.states, done.transitions))
}

/// A program of about a thousand lines, such as a student might have: the five loops' functions over and over, with
/// the usual headers.
pub fn thousand_lines() -> String {
    let mut text = String::from("#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n");
    let mut lines = 4;
    for i in 0.. {
        if lines >= 990 {
            break;
        }
        let part = format!(
            "struct node{i} {{\n    int value;\n    char name[16];\n    struct node{i} *next;\n}};\n\n\
             static struct node{i} *add{i}(struct node{i} *list, int value, const char *name)\n{{\n    \
             struct node{i} *n = malloc(sizeof *n);\n    if (n == NULL) {{\n        perror(\"malloc\");\n        exit(1);\n    }}\n    \
             n->value = value * {i} + 3;\n    strncpy(n->name, name, sizeof n->name - 1);\n    n->next = list;\n    return n;\n}}\n\n\
             static int sum{i}(const struct node{i} *list)\n{{\n    int sum = 0;\n    for (; list; list = list->next) {{\n        \
             if (list->value % 2 == 0)\n            sum += list->value;\n        else\n            printf(\"%s: %d\\n\", list->name, list->value);\n    }}\n    return sum;\n}}\n\n"
        );
        lines += part.lines().count();
        text.push_str(&part);
    }
    text.push_str("int main(void)\n{\n    return sum0(add0(NULL, 1, \"one\"));\n}\n");
    text
}

pub fn compile(name: &str, text: &str) -> Option<Rc<Program>> {
    let file = cc::File { name: format!("{name}.c"), text: text.into() };
    let out = cc::compile(std::slice::from_ref(&file.name), std::slice::from_ref(&file), &cc::Options::default());
    if out.program.is_none() {
        println!("{}", out.render());
    }
    out.program
}

/// Runs a program that only computes and prints: output and exit status.
pub fn run(image: &Image) -> (String, u64) {
    let (mut mm, mut pages, mut rt) = (AddressSpace::default(), Pages::default(), Runtime::default());
    let mut thread = Thread::start(image, &mut mm, &[b"prog".to_vec()], &[]);
    let mut output = Vec::new();
    loop {
        let mut budget = Budget::steps(u64::MAX);
        match vm::run(&mut thread, &mut rt, &mut mm, &mut pages, image, &mut budget) {
            Stop::Sys { call, args, .. } => match Call::from_number(call) {
                Some(Call::Write) => {
                    let bytes = mm.read(&pages, args[1], args[2]).map(|b| b.data).unwrap_or_default();
                    output.extend_from_slice(&bytes);
                    thread.finish_call(args[2] as i64);
                }
                Some(Call::ExitGroup | Call::Exit) => return (String::from_utf8_lossy(&output).into(), args[0]),
                _ => thread.finish_call(-38),
            },
            other => return (format!("{other:?}"), 255),
        }
    }
}

/// The sum of an output's bytes: what the benchmark in wasm answers with.
pub fn digest(output: &str) -> u8 {
    output.bytes().fold(0, u8::wrapping_add)
}

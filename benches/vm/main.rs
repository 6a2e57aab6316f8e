//! How fast C runs here, beside `gcc -O0` and `tcc -run` on the same machine: five loops, best of three.
//!
//! `cargo dev bench vm [NAME...]`, and `compile`: a thousand lines. A compiler that is not installed is left out. Times are of the processor, not of
//! the clock on the wall, so that a busy machine does not matter; the natives' are counted in hundredths of a second
//! and include starting a process, tcc's compiling.

use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use ringside::bytecode::{Op, Program};
use ringside::cc;
use ringside::kernel::call::Call;
use ringside::kernel::mm::AddressSpace;
use ringside::kernel::pages::Pages;
use ringside::vm::{self, Budget, Image, Runtime, Stop, Thread};

const PROGRAMS: &[(&str, &str)] = &[
    ("arith", include_str!("arith.c")),
    ("array", include_str!("array.c")),
    ("strings", include_str!("strings.c")),
    ("calls", include_str!("calls.c")),
    ("structs", include_str!("structs.c")),
];

/// A program of about a thousand lines, such as a student might have: the five loops' functions over and over, with
/// the usual headers.
fn thousand_lines() -> String {
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

/// How long diagnostics take while somebody types: the best of ten, the library's units compiled before.
fn compiling() {
    let text = thousand_lines();
    let best = (0..10)
        .map(|_| {
            let start = processor();
            let made = compile("thousand", &text);
            (processor().saturating_sub(start), made.is_some())
        })
        .min();
    if let Some((took, made)) = best {
        let note = if made { "" } else { " (it does not compile)" };
        println!("compile  {:>8.1}ms for {} lines{note}", took.as_secs_f64() * 1e3, text.lines().count());
    }
}

fn compile(name: &str, text: &str) -> Option<Rc<Program>> {
    let file = cc::File { name: format!("{name}.c"), text: text.into() };
    let out = cc::compile(std::slice::from_ref(&file.name), std::slice::from_ref(&file), &cc::Options::default());
    if out.program.is_none() {
        println!("{}", out.render());
    }
    out.program
}

/// Runs a program that only computes and prints: output and exit status.
fn run(image: &Image) -> (String, u64) {
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

/// Time on the processor of this process and of its children that have ended.
fn processor() -> Duration {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let own = read("/proc/self/schedstat").split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    let stat = read("/proc/self/stat");
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or("").split(' ').collect();
    // proc(5): cutime and cstime are fields 16 and 17 of the file, 13 and 14 after the name.
    let children: u64 = fields.iter().skip(13).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
    Duration::from_nanos(own) + Duration::from_millis(children * 10)
}

fn best(mut once: impl FnMut() -> Option<String>) -> Option<(Duration, String)> {
    let mut best: Option<(Duration, String)> = None;
    for _ in 0..3 {
        let start = processor();
        let output = once()?;
        let took = processor().saturating_sub(start);
        if best.as_ref().is_none_or(|b| took < b.0) {
            best = Some((took, output));
        }
    }
    best
}

fn native(program: &str, args: &[&str]) -> Option<String> {
    let out = Command::new(program).args(args).stderr(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned())
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let dir = std::env::temp_dir().join(format!("ringside-bench-{}", std::process::id()));
    if let Err(e) = std::fs::create_dir_all(&dir) {
        println!("{}: {e}", dir.display());
        return;
    }
    println!("{:8} {:>10} {:>10} {:>7} {:>10} {:>7}", "", "ringside", "gcc -O0", "ratio", "tcc -run", "ratio");
    for (name, text) in PROGRAMS.iter().filter(|p| wanted.is_empty() || wanted.iter().any(|w| w == p.0)) {
        let Some(program) = compile(name, text) else { continue };
        if std::env::var_os("DUMP").is_some() {
            dump(&program);
        }
        let image = Image::new(program);
        let Some((ours, output)) = best(|| Some(run(&image).0)) else { continue };
        let (source, binary) = (dir.join(format!("{name}.c")), dir.join(name));
        let (source, binary) = (source.to_string_lossy().into_owned(), binary.to_string_lossy().into_owned());
        if std::fs::write(&source, text).is_err() {
            continue;
        }
        let gcc = native("gcc", &["-std=gnu11", "-O0", "-w", "-o", &binary, &source])
            .and_then(|_| best(|| native(&binary, &[])));
        let tcc = best(|| native("tcc", &["-w", "-run", &source]));
        let show = |other: &Option<(Duration, String)>| match other {
            Some((t, out)) => {
                let wrong = if *out == output { "" } else { " OUTPUT DIFFERS" };
                format!("{:>8.0}ms {:>6.1}x{wrong}", t.as_secs_f64() * 1e3, ours.as_secs_f64() / t.as_secs_f64())
            }
            None => format!("{:>10} {:>7}", "-", "-"),
        };
        println!("{name:8} {:>8.0}ms {} {}", ours.as_secs_f64() * 1e3, show(&gcc), show(&tcc));
        if gcc.is_none() {
            println!("         {output}");
        }
    }
    let _ = std::fs::remove_dir_all(&dir);
    if wanted.is_empty() || wanted.iter().any(|w| w == "compile") {
        compiling();
    }
}

/// The code of the program's own functions.
fn dump(program: &Program) {
    for f in program.functions.iter().filter(|f| !f.library) {
        println!("{}: regs {} frame {}", f.name, f.regs, f.frame);
        for pc in f.start..f.end {
            let op: &Op = &program.code[pc as usize];
            println!("  {pc:5} {op:?}");
        }
    }
}

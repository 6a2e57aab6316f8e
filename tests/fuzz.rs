//! Texts nobody would write: the compiler, `printf` and `scanf` may refuse them, but never panic, hang or eat memory.
//!
//! A text is a test program of ours, mutated: tokens and lines lost, doubled, swapped, or put in from another program,
//! numbers made extreme, brackets piled up, bytes changed. The usual run takes a short slice; `cargo dev fuzz-text`
//! runs as many as it is told. The seed of each input is printed when something goes wrong, and
//! `RINGSIDE_FUZZ_SEED=that RINGSIDE_FUZZ=1` runs it again and prints the input.
#![allow(clippy::disallowed_types, reason = "a watch over inputs that take too long; no result depends on it")]

mod support;

use ringside::cc::{File, Options, compile};
use ringside::machine::runner::{Runner, Watcher};
use ringside::machine::scenario::Scenario;
use ringside::machine::{Choice, Machine, Schedule, Stepped, build};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// SplitMix64: the same numbers everywhere.
struct Lot(u64);

impl Lot {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.next() % n as u64) as usize }
    }

    fn one_of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(otherwise)
}

/// How many inputs of each kind, and the seed of the first.
fn plan(usual: u64) -> (u64, u64) {
    (number("RINGSIDE_FUZZ", usual), number("RINGSIDE_FUZZ_SEED", 1))
}

fn corpus() -> Vec<String> {
    let mut out = Vec::new();
    for folder in ["tests/programs", "tests/diagnostics"] {
        gather(Path::new(folder), &mut out);
    }
    assert!(out.len() > 50);
    out
}

fn gather(dir: &Path, out: &mut Vec<String>) {
    let mut paths: Vec<_> =
        std::fs::read_dir(dir).expect("readable folder").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, out);
        } else if path.extension().is_some_and(|e| e == "c") {
            out.push(std::fs::read_to_string(&path).expect("readable"));
        }
    }
}

/// Pieces of about a token each, white space kept with what it follows.
fn pieces(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' => 0,
        ' ' | '\t' => 1,
        _ => 2,
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut last = 3;
    for (i, c) in text.char_indices() {
        let now = class(c);
        if i > start && (now != last || now == 2) {
            out.push(&text[start..i]);
            start = i;
        }
        last = now;
    }
    out.push(&text[start..]);
    out
}

const ODD: &[&str] = &[
    "0x7fffffffffffffff",
    "-1",
    "4294967296",
    "1e999",
    "1e-999",
    "0x1p-1074",
    "''",
    "'\\777'",
    "\"",
    "\\",
    "/*",
    "*/",
    "//",
    "#",
    "##",
    "#define f(x) x x\nf(f(f(f(f(1)))))",
    "#include \"main.c\"\n",
    "#include <stdio.h>\n",
    "#if 1 ? 2 : 1/0\n",
    "#endif\n",
    "#elif\n",
    "#line 4294967295 \"x\"\n",
    "((((((((((((((((",
    "))))",
    "{{{{{{{{{{{{{{{{",
    "}}}}",
    "[[[[[[[[[[[[",
    "]",
    "*****************",
    "&&&&",
    "!!!!!!!!!!!!",
    "- - - - - -",
    "struct s { struct s s; };",
    "enum { A = A };",
    "typedef int int;",
    "[1000000000000]",
    "[-1]",
    "int a[1 << 30];",
    "sizeof(sizeof(",
    "_Generic(1, int: 2,",
    "({",
    "})",
    "__attribute__((",
    "goto *",
    "&&label",
    "case 1 ... 1000000000:",
    "default:",
    "...",
    "L\"\u{10ffff}\"",
    "u8\"\"",
    "\u{feff}",
    "\0",
    "\r",
    "@",
    "`",
    "$x",
    "_Complex",
    "__int128",
    "asm(\"nop\")",
    "%s%n%d",
    "(*(*(*(*f)())[3])())",
    "int (*",
    "struct {",
    "union u;",
    "a.b.c.d->e",
    "x++++",
    "=",
    "==",
    ",",
    ";",
    "return",
    "static extern",
    "const const volatile",
    "void",
    "unsigned long long long",
    "if (0) else",
    "while",
    "do",
    "for (;;)",
    "switch (1)",
    "?:",
    "? :",
    "__func__",
    "__VA_ARGS__",
    "__COUNTER__",
    "defined",
];

/// A program with some of its text changed.
fn mutate(lot: &mut Lot, corpus: &[String]) -> String {
    let pick = lot.below(corpus.len());
    let mut text = corpus[pick].clone();
    for _ in 0..=lot.below(6) {
        let own = pieces(&text);
        let at = lot.below(own.len());
        let span = lot.below(8).min(own.len() - at);
        let mut list: Vec<String> = own.iter().map(|s| (*s).to_string()).collect();
        match lot.below(9) {
            0 => drop(list.drain(at..at + span)),
            1 => {
                let again: Vec<String> = list[at..at + span].to_vec();
                let times = if lot.below(20) == 0 { 300 } else { 1 + lot.below(3) };
                for _ in 0..times {
                    list.splice(at..at, again.iter().cloned());
                }
            }
            2 => {
                let other = lot.below(list.len());
                list.swap(at, other);
            }
            3 => list.insert(at, lot.one_of(ODD).to_string()),
            4 => list[at] = lot.one_of(ODD).to_string(),
            5 => {
                let from =
                    pieces(&corpus[lot.below(corpus.len())]).iter().map(|s| (*s).to_string()).collect::<Vec<_>>();
                let start = lot.below(from.len());
                let end = (start + lot.below(40)).min(from.len());
                list.splice(at..at, from[start..end].iter().cloned());
            }
            6 => {
                // Pile up.
                let what = lot.one_of(&[
                    "(",
                    "{",
                    "[",
                    "*",
                    "-",
                    "!",
                    "if (1) ",
                    "a ? ",
                    "struct { ",
                    "sizeof ",
                    "(int)",
                    "f(",
                    "#if 1\n",
                ]);
                list.insert(at, what.repeat(1 + lot.below(3000)));
            }
            7 => list.truncate(at),
            _ => {
                let c = char::from_u32(lot.below(0x180) as u32).unwrap_or('?');
                list[at].insert(0, c);
            }
        }
        text = list.concat();
        if text.len() > 200_000 {
            text.truncate((0..=200_000).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0));
        }
    }
    text
}

/// The largest memory this process has had, in MiB; proc(5). 0 where it cannot be known.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Runs `one` for each seed. A watcher ends the process when one input takes far too long: the seed is then known, as it
/// is when the stack overflows, because it is written down before each input.
fn each(what: &'static str, usual: u64, one: impl Fn(&mut Lot) -> String) {
    let (count, first) = plan(usual);
    println!("{what}: {count} inputs from seed {first}");
    let note = std::env::temp_dir().join(format!("ringside-fuzz-{what}-{}", std::process::id()));
    let limit = Duration::from_secs(60);
    let running = Arc::new(AtomicU64::new(0));
    let watched = running.clone();
    std::thread::spawn(move || {
        // Looks every half second.
        let mut last = (0, Instant::now());
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let now = watched.load(Ordering::Relaxed);
            if now != last.0 {
                last = (now, Instant::now());
            } else if now != 0 && last.1.elapsed() > limit {
                eprintln!("{what}: seed {} does not come to an end", now - 1);
                std::process::abort();
            }
        }
    });
    let mut bad = String::new();
    let began = Instant::now();
    for i in 0..count {
        let seed = first.wrapping_add(i);
        running.store(seed + 1, Ordering::Relaxed);
        if i % 64 == 0 {
            let _ = std::fs::write(&note, format!("{seed}..{}", seed + 64));
        }
        let attempt =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| one(&mut Lot(seed.wrapping_mul(0x9e37)))));
        match attempt {
            Ok(complaint) if complaint.is_empty() => {}
            Ok(complaint) => drop(writeln!(bad, "seed {seed}: {complaint}")),
            Err(_) => drop(writeln!(bad, "seed {seed}: panic")),
        }
        if i % 10_000 == 9_999 {
            println!("{what}: {} inputs, {:.0?}, {} MiB", i + 1, began.elapsed(), peak());
        }
    }
    running.store(0, Ordering::Relaxed);
    let _ = std::fs::remove_file(&note);
    println!("{what}: {count} inputs, {:.1?}, {} MiB", began.elapsed(), peak());
    assert!(bad.is_empty(), "{what}:\n{bad}");
    assert!(peak() < 3000, "{what}: {} MiB", peak());
}

fn on_a_usual_stack(f: impl FnOnce() + Send + 'static) {
    // What a main thread has: a test's own thread has a quarter of it.
    std::thread::Builder::new()
        .stack_size(8 << 20)
        .spawn(f)
        .expect("a thread")
        .join()
        .expect("the inputs are survived");
}

#[test]
fn any_text_compiles_or_is_refused() {
    on_a_usual_stack(|| {
        let corpus = corpus();
        each("compile", 300, |lot| {
            let text = mutate(lot, &corpus);
            if plan(300).0 == 1 {
                println!("{text}");
            }
            let files = [File { name: "main.c".to_string(), text }];
            let c = compile(&["main.c".to_string()], &files, &Options::default());
            let _ = c.render();
            let errors = c.diagnostics.iter().filter(|d| d.is_error()).count();
            match (&c.program, errors) {
                (Some(_), 0) | (None, 1..) => String::new(),
                (program, n) => format!("{n} errors, and a program: {}", program.is_some()),
            }
        });
    });
}

struct Nobody;

impl Watcher for Nobody {
    fn after(&mut self, _: &Machine, _: &Choice, _: &Stepped) -> bool {
        true
    }
}

const PRINTER: &str = r#"
#include <stdio.h>
#include <string.h>
int main(void)
{
    char format[400], out[300], words[3][40];
    int n = fread(format, 1, sizeof format - 1, stdin), i = 0, j[4] = {0};
    long l[4] = {0};
    double d[3] = {0};
    format[n] = 0;
    memset(words, 0, sizeof words);
    char *second = strchr(format, '\n');
    if (second)
        *second++ = 0;
    else
        second = format + n;
    if (*format == 's')
        return sscanf(second, format + 1, words[0], words[1], words[2], &l[0], &l[1], &d[0]);
    if (*format == 'i')
        return sscanf(second, format + 1, &j[0], &j[1], &l[0], &l[1], &l[2]);
    if (*format == 'f')
        return sscanf(second, format + 1, &d[0], &d[1], &d[2], words[0], &i);
    if (*format == 'd')
        return snprintf(out, sizeof out, format + 1, 1.5, -0.0, 1e300, 5e-324, 3) < 0;
    return snprintf(out, sizeof out, format + 1, 1, "text", 2.5, &i, 'c', -7L, 9) < 0;
}
"#;

/// A format made of what formats are made of.
fn format(lot: &mut Lot) -> String {
    let mut out = String::new();
    out.push_str(lot.one_of(&["s", "i", "f", "d", "p", "p"]));
    for _ in 0..=lot.below(8) {
        match lot.below(4) {
            0 => out.push_str(lot.one_of(&[" ", "x", "%%", "abc", "\t", "é", "[", "]"])),
            _ => {
                out.push('%');
                for _ in 0..lot.below(4) {
                    out.push_str(lot.one_of(&[
                        "-",
                        "+",
                        " ",
                        "#",
                        "0",
                        "'",
                        "*",
                        "m",
                        "5",
                        "20",
                        "99999999999",
                        "1$",
                        "2$",
                    ]));
                }
                if lot.below(3) == 0 {
                    out.push_str(lot.one_of(&[".", ".0", ".3", ".*", ".999999999", ".-1"]));
                }
                out.push_str(lot.one_of(&["", "", "", "h", "hh", "l", "ll", "L", "j", "z", "t", "q"]));
                out.push_str(lot.one_of(&[
                    "d", "i", "u", "o", "x", "X", "c", "s", "p", "n", "e", "f", "g", "a", "E", "G", "A", "F", "C", "S",
                    "m", "k", "[a-z]", "[^ ]", "[]x]", "[", "[^]", "",
                ]));
            }
        }
    }
    out.push('\n');
    for _ in 0..lot.below(8) {
        out.push_str(lot.one_of(&[
            "12",
            "-7",
            " ",
            "0x1f",
            "077",
            "1e10",
            "1e999",
            "nan",
            "inf",
            "word",
            "99999999999999999999",
            "+",
            "-",
            ".5",
            "0x",
            "]",
            "é",
        ]));
    }
    out
}

#[test]
fn any_format_is_survived() {
    on_a_usual_stack(|| {
        let built = build(&Scenario::single("printer.c", PRINTER));
        let scenario = Scenario::single("printer.c", PRINTER);
        assert!(
            built.machine.is_some(),
            "{}",
            built.diagnostics.iter().map(|d| d.render(&built.sources)).collect::<String>()
        );
        each("format", 200, |lot| {
            let scenario = Scenario { stdin: Some(format(lot)), ..scenario.clone() };
            let Some(machine) = build(&scenario).machine else { return "it does not compile".to_string() };
            let mut runner = Runner::new(machine, Schedule::new(), 0);
            // It ends, one way or another.
            match runner.finish(200_000, &mut Nobody) {
                ringside::machine::runner::Over::Ended(_) => String::new(),
                _ => "it goes on and on".to_string(),
            }
        });
    });
}

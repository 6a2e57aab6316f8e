//! What the compiler brings along: headers, the C library's C part, and the small programs of the shell's world.
//!
//! Rules:
//! - The files are plain C under `include/`, embedded as they stand. `headers/` is what `#include <...>` finds,
//!   `books/` the headers that well-known books ship beside their examples, `lib/` the library's units, `bin/` the
//!   programs.
//! - Numbers are in no header: what a header needs of the kernel's tables it includes as `<ringside/abi/NAME.h>`,
//!   which is made from them here (`abi::CONSTANTS`, `errno::ERRNOS`, the tables of calls and of built-ins).
//! - The library is linked like an archive: a unit takes part only if it defines a symbol that is needed and that the
//!   program does not define itself. So a program may have its own `getline`, `index` or `min`. Units call one
//!   another by names that begin with `__` wherever a program could have the plain name.
//! - A header includes as little as it can, but brings along what glibc's brings along, because programs lean on it.

mod bare;
mod list;

use crate::builtin;
use crate::kernel::{abi, call, errno};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

pub use list::{ALIASES, BOOKS, HEADERS, PROGRAMS, UNITS, UNMODELLED};

/// Headers whose text is made from tables.
static MADE: LazyLock<BTreeMap<String, String>> = LazyLock::new(made);

/// Which unit defines a symbol.
static SYMBOLS: LazyLock<BTreeMap<&'static str, usize>> =
    LazyLock::new(|| UNITS.iter().enumerate().flat_map(|(i, unit)| symbols(unit.1).map(move |s| (s, i))).collect());

/// Which header declares a function.
static DECLARED: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(declared);

/// The symbols that a unit's first line, `// defines ...`, names.
fn symbols(text: &str) -> impl Iterator<Item = &str> {
    text.lines().next().and_then(|line| line.strip_prefix("// defines ")).unwrap_or("").split_whitespace()
}

fn find(files: &'static [(&'static str, &'static str)], name: &str) -> Option<&'static str> {
    files.iter().find(|f| f.0 == name).map(|f| f.1)
}

/// The text of a header of ours: `stdio.h`, `sys/wait.h`, `tlpi_hdr.h`.
#[must_use]
pub fn header(name: &str) -> Option<&'static str> {
    find(HEADERS, name).or_else(|| find(BOOKS, name)).or_else(|| MADE.get(name).map(String::as_str))
}

/// The names of the headers a program may include, for "did you mean".
#[must_use]
pub fn header_names() -> Vec<&'static str> {
    HEADERS.iter().chain(BOOKS).map(|f| f.0).filter(|name| !name.starts_with("ringside/")).collect()
}

/// The unit of the C library that defines a symbol: its name and its text.
#[must_use]
pub fn unit_defining(symbol: &str) -> Option<(&'static str, &'static str)> {
    UNITS.get(*SYMBOLS.get(symbol)?).copied()
}

/// The page of the call that a function of the library makes in its own body and that the kernel does not model.
#[must_use]
pub fn makes_absent(function: &str) -> Option<&'static str> {
    let (_, text) = unit_defining(function)?;
    let absent = || call::CALLS.iter().filter(|c| c.class == call::Class::Absent);
    let mut inside = "";
    for line in text.lines() {
        // A definition begins at the margin; its name stands before the first bracket.
        if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && let Some((head, _)) = line.split_once('(')
        {
            inside = head.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or("");
        }
        let makes = |c: &&call::CallInfo| [",", ")"].iter().any(|end| line.contains(&format!("SYS({}{end}", c.name)));
        if inside == function
            && let Some(call) = absent().find(makes)
        {
            return Some(call.page);
        }
    }
    None
}

/// The header to include for a function.
#[must_use]
pub fn header_declaring(function: &str) -> Option<&'static str> {
    DECLARED.get(function).copied()
}

/// Functions that the headers declare, in alphabetical order.
pub fn function_names() -> impl Iterator<Item = &'static str> {
    DECLARED.keys().copied()
}

/// The source of one of the small programs: `sh`, `cat`.
#[must_use]
pub fn program(name: &str) -> Option<&'static str> {
    find(PROGRAMS, name)
}

/// What happens instead, for a function that is declared and linked but that the model does not carry out.
#[must_use]
pub fn unmodelled(function: &str) -> Option<&'static str> {
    find(UNMODELLED, function)
}

/// The names before a `(` on the lines of prototypes, those that begin at the margin and end the declaration or go on.
/// The header named after the subject comes before those that bring it along.
fn declared() -> BTreeMap<&'static str, &'static str> {
    let mut found = BTreeMap::new();
    let first = ["stdio.h", "stdlib.h", "string.h", "unistd.h", "sys/wait.h", "signal.h", "pthread.h", "time.h"];
    let headers = first.iter().filter_map(|f| HEADERS.iter().find(|h| h.0 == *f)).chain(HEADERS);
    for (header, text) in headers.filter(|h| !h.0.starts_with("ringside/")) {
        for line in text.lines() {
            let prototype =
                line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && !line.starts_with("typedef");
            let Some((before, _)) = line.split_once('(').filter(|_| prototype) else { continue };
            let name = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or("");
            if !name.is_empty() && before.len() > name.len() && !name.starts_with("__") {
                found.entry(name).or_insert(*header);
            }
        }
    }
    found
}

fn define(text: &mut String, name: &str, value: i64) {
    let _ = match value {
        i64::MIN..0 => writeln!(text, "#define {name} ({value})"),
        0..0x8000 => writeln!(text, "#define {name} {value}"),
        _ => writeln!(text, "#define {name} {value:#x}"),
    };
}

fn made() -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (name, value, headers) in abi::constants() {
        for header in headers.split(' ') {
            define(files.entry(format!("ringside/abi/{header}")).or_default(), name, *value);
        }
        if let Some(short) = name.strip_prefix("SYS_") {
            define(files.entry("ringside/nr.h".to_string()).or_default(), &format!("__NR_{short}"), *value);
        }
    }
    let errnos = files.entry("ringside/errnos.h".to_string()).or_default();
    for (name, number, _) in errno::ERRNOS {
        define(errnos, name, i64::from(*number));
    }
    // The sentences of strerror(3), as the cases of a switch.
    let sentences = files.entry("ringside/sentences.h".to_string()).or_default();
    for (name, number, sentence) in errno::ERRNOS {
        let _ = writeln!(sentences, "S({number}, {name}, \"{sentence}\")");
    }
    // How many arguments each call of syscall(2) has: more than were passed must not be read. Those that have a varying
    // number are in syscall.c itself.
    let arities: String = abi::constants()
        .iter()
        .filter(|(name, ..)| !["SYS_fcntl", "SYS_futex", "SYS_openat"].contains(name))
        .filter_map(|(name, number, _)| Some((number, call::Call::from_name(name.strip_prefix("SYS_")?)?)))
        .fold(String::new(), |mut text, (number, call)| {
            let _ = writeln!(text, "A({number}, {})", call.info().args.len());
            text
        });
    files.insert("ringside/arities.h".to_string(), arities);
    files.insert("ringside/calls.h".to_string(), call::header());
    files.insert("ringside/builtins.h".to_string(), builtin::header());
    let setjmp = i64::from(builtin::Builtin::Setjmp.number());
    define(files.entry("ringside/setjmp.h".to_string()).or_default(), "__BUILTIN_setjmp", setjmp);
    files
}

#[cfg(test)]
mod tests;

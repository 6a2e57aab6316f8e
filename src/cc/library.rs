//! The library as the compiler sees it: headers for the preprocessor, names for messages, and an archive of units for
//! the linker, each compiled when it is first needed.

use super::check::{Hints, is_slip, nearest};
use super::codegen::Object;
use super::include::{HEADERS, function_names, header, header_declaring, makes_absent, unit_defining, unmodelled};
use super::link::{Input, Library};
use super::tree::Defined;
use super::{File, Options, compile_unit, infos};
use crate::source::{Diagnostic, Sources, Span};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

thread_local! {
    /// Compiled units by name: compiling one is a pure function of its text, which never changes.
    static CACHE: Cell<BTreeMap<String, Input>> = const { Cell::new(BTreeMap::new()) };
}

/// The library's units as an archive.
#[derive(Default)]
pub struct Archive {
    /// Functions linked that are not modelled.
    pub warnings: Vec<Diagnostic>,
    pub open_random: bool,
    /// Units are compiled with `__FENV__` defined: they raise exceptions.
    pub fenv: bool,
}

impl Library for Archive {
    fn defining(&mut self, symbol: &str, at: Span) -> Option<Input> {
        let random = matches!(symbol, "rand" | "random" | "srand" | "srandom");
        let symbol = if random && self.open_random { "__open_random" } else { symbol };
        if let Some((name, text)) = unit_defining(symbol) {
            return self.unit(name, text);
        }
        let why = unmodelled(symbol)?;
        let text = format!("'{symbol}' is not modelled: {why}; the call fails with ENOSYS");
        self.warnings.push(Diagnostic { severity: crate::source::Severity::Warning, ..Diagnostic::error(at, text) });
        let stub = format!(
            "extern int *__errno_location(void);\nlong {symbol}(void) {{ *__errno_location() = 38; return -1; }}\n"
        );
        self.unit(&format!("unmodelled/{symbol}.c"), &stub)
    }

    fn near(&self, symbol: &str) -> Option<String> {
        near(symbol)
    }
}

/// A warning for each function of the library that the program calls and that makes a call of the kernel which is not
/// modelled. Said of the function, not of its unit: `umask` stands beside `chroot`.
pub fn absent_calls(objects: &[Object]) -> Vec<Diagnostic> {
    let own = |name: &str| objects.iter().any(|o| o.symbols.iter().any(|s| s.name == name && s.defined != Defined::No));
    let mut told: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for s in objects.iter().flat_map(|o| &o.symbols) {
        let Some(at) = s.used.filter(|_| s.defined == Defined::No && !told.contains(&s.name.as_str())) else {
            continue;
        };
        let Some(call) = makes_absent(&s.name).filter(|_| !own(&s.name)) else { continue };
        told.push(&s.name);
        let text = format!("'{}' is not modelled: it makes {call}; the call fails with ENOSYS", s.name);
        found.push(Diagnostic { severity: crate::source::Severity::Warning, ..Diagnostic::error(at, text) });
    }
    found
}

impl Archive {
    fn unit(&mut self, name: &str, text: &str) -> Option<Input> {
        let cache = CACHE.take();
        let key = if self.fenv { format!("fenv/{name}") } else { name.to_string() };
        let known = cache.get(&key).cloned();
        CACHE.set(cache);
        if known.is_some() {
            return known;
        }
        let mut sources = Sources::default();
        let defines = if self.fenv { vec![("__FENV__".to_string(), None)] } else { Vec::new() };
        let options = Options { defines, ..Options::default() };
        let file = File { name: name.to_string(), text: text.to_string() };
        let (object, found) = compile_unit(&file, &[], &options, &mut sources, true);
        let Some(object) = object else {
            let first = found.iter().find(|d| d.is_error()).map(|d| d.render(&sources)).unwrap_or_default();
            let text = format!("the library's unit {name} does not compile: {first}");
            self.warnings.push(Diagnostic::error(Span::default(), text));
            return None;
        };
        let input = Input { object: Rc::new(object), files: Rc::new(infos(&sources)), library: true };
        let mut cache = CACHE.take();
        cache.insert(key, input.clone());
        CACHE.set(cache);
        Some(input)
    }
}

/// What the library knows about names.
pub struct Known;

impl Hints for Known {
    fn header_of(&self, name: &str) -> Option<String> {
        header_declaring(name).or_else(|| header_defining(name)).map(str::to_string)
    }

    fn near(&self, name: &str) -> Option<String> {
        near(name)
    }
}

/// A function of the library that a slip of the finger may have meant: gcc guesses among the program's own names only.
fn near(name: &str) -> Option<String> {
    nearest(name, function_names()).filter(|n| is_slip(name, n)).map(str::to_string)
}

/// Headers to be named before others that define the same macro.
const FIRST: [&str; 12] = [
    "stdio.h",
    "stdlib.h",
    "unistd.h",
    "fcntl.h",
    "signal.h",
    "sys/wait.h",
    "errno.h",
    "stdbool.h",
    "limits.h",
    "sys/ipc.h",
    "sys/stat.h",
    "sys/socket.h",
];

/// The header that defines a macro, an enumerator or an object.
fn header_defining(name: &str) -> Option<&'static str> {
    let first = FIRST.iter().filter_map(|f| HEADERS.iter().find(|h| h.0 == *f));
    let mut all = first.chain(HEADERS.iter().filter(|h| !h.0.starts_with("ringside/")));
    all.find(|(file, text)| {
        let made = match *file {
            "errno.h" => header("ringside/errnos.h"),
            _ => header(&format!("ringside/abi/{file}")),
        };
        mentions(text, name) || made.is_some_and(|t| mentions(t, name))
    })
    .map(|h| h.0)
}

/// Whether a line of a header defines the name: `#define NAME`, `NAME,` or `NAME = 1,` in an enum, `extern T NAME;`.
fn mentions(text: &str, name: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.lines().any(|line| {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("#define ") {
            return rest.strip_prefix(name).is_some_and(|r| !r.starts_with(word));
        }
        if let Some(rest) = line.strip_prefix("extern ") {
            return rest.split(|c: char| !word(c)).any(|w| w == name);
        }
        line.ends_with(',') && line.strip_prefix(name).is_some_and(|r| r.starts_with(',') || r.starts_with(" ="))
    })
}

//! Names that mean nothing: what was probably meant, and which header declares it.

use super::super::ast::{self, Name};
use super::super::tree::{self, Expr, Linkage};
use super::super::types::Ty;
use super::{Check, Entry};
use crate::source::{Diagnostic, Span};

/// What the library knows about names a program did not declare.
pub trait Hints {
    /// The header that declares or defines a name: `unistd.h`.
    fn header_of(&self, name: &str) -> Option<String>;
    /// A name of the library near to this one, when nothing in the program is.
    fn near(&self, name: &str) -> Option<String>;
}

/// Knows nothing.
pub struct NoHints;

impl Hints for NoHints {
    fn header_of(&self, _: &str) -> Option<String> {
        None
    }

    fn near(&self, _: &str) -> Option<String> {
        None
    }
}

/// The candidate that gcc would suggest: fewest edits, a swap of neighbours counting as one, a change of case as half.
#[must_use]
pub fn nearest<'a>(goal: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for c in candidates {
        if c == goal || c.is_empty() {
            continue;
        }
        let (g, n) = (goal.chars().count(), c.chars().count());
        let (min, max) = (g.min(n), g.max(n));
        // gcc's cutoff, in half edits.
        let cutoff = match () {
            () if max <= 1 => 0,
            () if max - min <= 1 => 2 * (max / 3).max(1),
            () => 2 * (max + 2) / 3,
        };
        if 2 * (max - min) > cutoff {
            continue;
        }
        let d = distance(goal, c);
        if d <= cutoff && d > 0 && best.is_none_or(|(b, _)| d < b) {
            best = Some((d, c));
        }
    }
    best.map(|b| b.1)
}

/// Whether one name may be the other, mistyped: an edit in short ones, two in long ones.
#[must_use]
pub fn is_slip(a: &str, b: &str) -> bool {
    let edits = if a.len().min(b.len()) < 8 { 1 } else { 2 };
    distance(a, b) <= 2 * edits
}

fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).map(|j| 2 * j).collect();
    for i in 1..=a.len() {
        let mut row = vec![2 * i; b.len() + 1];
        for j in 1..=b.len() {
            let change = match () {
                () if a[i - 1] == b[j - 1] => 0,
                () if a[i - 1].eq_ignore_ascii_case(&b[j - 1]) => 1,
                () => 2,
            };
            let mut d = (last[j - 1] + change).min(last[j] + 2).min(row[j - 1] + 2);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && !before.is_empty() {
                d = d.min(before[j - 2] + 2);
            }
            row[j] = d;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

impl Check<'_> {
    /// Names in scope that an expression could have meant.
    fn suggestion(&self, name: &str, functions_only: bool) -> Option<String> {
        let here = self.scopes.iter().rev().flat_map(|s| {
            s.names.iter().filter(|(_, (e, _))| match e {
                Entry::Typedef(_) | Entry::Error => false,
                Entry::Symbol(s) => {
                    // What nobody declared is probably a slip itself.
                    let s = &self.symbols[*s as usize];
                    !s.implicit && (!functions_only || self.types.is_function(s.ty))
                }
                _ => !functions_only,
            })
        });
        let names: Vec<&str> =
            here.map(|(n, _)| &**n).filter(|n| !n.starts_with("__") || name.starts_with("__")).collect();
        nearest(name, names.into_iter()).map(str::to_string)
    }

    pub(super) fn undeclared(&mut self, name: &Name, span: Span) -> Expr {
        if matches!(&**name, "__func__" | "__FUNCTION__" | "__PRETTY_FUNCTION__") {
            if let Some(e) = self.function_name(span) {
                return e;
            }
            self.warn_plain(span, format!("'{name}' is not defined outside of function scope"));
            let s = self.string_symbol(&[], Ty::CHAR.with(super::super::types::CONST), span);
            self.use_symbol(s, span);
            return Expr::new(tree::ExprKind::Global(s), self.symbols[s as usize].ty, span);
        }
        // `__builtin_abs` and its like as a value: the plain function.
        if let Some(plain) = name.strip_prefix("__builtin_")
            && (super::builtins::find(plain).is_some() || super::builtins::gcc(plain).is_some())
        {
            let s = self.library_function(&Name::from(plain), span);
            self.use_symbol(s, span);
            return Expr::new(tree::ExprKind::Function(s), self.symbols[s as usize].ty, span);
        }
        if !self.reported.insert(name.clone()) {
            return Expr::error(span);
        }
        if self.at_file_scope() {
            let mut text = format!("'{name}' undeclared here (not in a function)");
            if let Some(near) = self.suggestion(name, false) {
                text.push_str(&format!("; did you mean '{near}'?"));
            }
            let d = Diagnostic::error(span, text);
            let d = self.with_header(d, name);
            self.report(d);
            return Expr::error(span);
        }
        let mut text = format!("'{name}' undeclared (first use in this function)");
        let header = self.hints.header_of(name);
        let near = if header.is_none() { self.suggestion(name, false) } else { None };
        if let Some(near) = &near {
            text.push_str(&format!("; did you mean '{near}'?"));
        }
        let d = Diagnostic::error(span, text);
        let d = match (header, near) {
            (Some(h), _) => d.cure(self.way_to(&h)),
            (None, Some(near)) => d.cure(format!("write '{near}'")),
            _ => match keyword_meant(name) {
                Some(word) => d.cure(format!("did you mean the keyword `{word}`?")),
                None => d.cure("declare it before its first use"),
            },
        };
        self.report(d);
        Expr::error(span)
    }

    fn with_header(&self, d: Diagnostic, name: &str) -> Diagnostic {
        match self.hints.header_of(name) {
            Some(h) => d.cure(self.way_to(&h)),
            None => d,
        }
    }

    /// What makes a header's name known: its inclusion, or if it is included, that GNU's names are wanted.
    fn way_to(&self, header: &str) -> String {
        let included = self.sources.files.iter().any(|f| f.library && f.name == header);
        if included {
            "write `#define _GNU_SOURCE` before the first `#include`".to_string()
        } else {
            format!("add `#include <{header}>`")
        }
    }

    pub(super) fn unknown_type(&mut self, id: &ast::Ident) {
        if !self.reported.insert(id.name.clone()) {
            return;
        }
        let near = {
            let names: Vec<Name> = self
                .scopes
                .iter()
                .flat_map(|s| s.names.iter().filter(|(_, (e, _))| matches!(e, Entry::Typedef(_))))
                .map(|(n, _)| n.clone())
                .collect();
            nearest(&id.name, names.iter().map(|n| &**n)).map(str::to_string)
        };
        let mut text = format!("unknown type name '{}'", id.name);
        let header = self.hints.header_of(&id.name);
        if let (Some(n), None) = (&near, &header) {
            text.push_str(&format!("; did you mean '{n}'?"));
        }
        let d = Diagnostic::error(id.span, text);
        let d = self.with_header(d, &id.name);
        self.report(d);
    }

    /// A call of a function nobody declared: gcc declares it, with a warning.
    pub(super) fn implicit_function(&mut self, name: &Name, span: Span) -> super::SymId {
        let builtin = super::builtins::find(name);
        let first = self.reported.insert(name.clone());
        let ty = match &builtin {
            Some(b) => b.ty(&mut self.types),
            None => {
                let f = super::super::types::FnTy { ret: Ty::INT, params: Vec::new(), variadic: false, proto: false };
                self.types.function(f)
            }
        };
        let sym = match self.externs.get(name) {
            Some(s) => *s,
            None => {
                let s = self.new_symbol(name, ty, span, Linkage::External);
                self.symbols[s as usize].implicit = builtin.is_none();
                self.externs.insert(name.clone(), s);
                s
            }
        };
        // gcc binds the name in the innermost block, and says once a file that it is not declared; that a built-in is
        // meant it says again, for which once a function is enough.
        self.bind(name, Entry::Symbol(sym), span);
        let told_before = !self.undeclared.insert(name.clone());
        let mismatch = builtin.as_ref().is_some_and(|b| !b.plain);
        if !first || (told_before && !mismatch) {
            return sym;
        }
        let known = builtin.as_ref().map(|b| b.header.to_string()).filter(|h| !h.is_empty());
        let header = known.or_else(|| self.hints.header_of(name));
        let mut text = format!("implicit declaration of function '{name}'");
        let mut near = if builtin.is_none() && header.is_none() { self.suggestion(name, true) } else { None };
        match &near {
            Some(near) => text.push_str(&format!("; did you mean '{near}'?")),
            // Gcc knows only what is declared.
            None if builtin.is_none() && header.is_none() => near = self.hints.near(name),
            None => {}
        }
        let d = Diagnostic::warning(span, "implicit-function-declaration", text);
        let d = match (&header, near) {
            (Some(h), _) => d.cure(self.way_to(h)),
            (None, Some(near)) if is_slip(name, &near) => {
                d.cure(format!("write '{near}', or declare '{name}' before its first use"))
            }
            _ => match keyword_meant(name) {
                Some(word) => d.cure(format!("did you mean the keyword `{word}`?")),
                None => d.cure(format!("declare '{name}' before its first use")),
            },
        };
        let told = builtin.as_ref().is_some_and(|b| !b.header.is_empty());
        let note = header.map(|h| format!("include '<{h}>' or provide a declaration of '{name}'"));
        let note = note.filter(|_| told);
        let d = match &note {
            Some(n) => d.note(span, n.clone()),
            None => d,
        };
        if !told_before {
            self.report(d);
        }
        if mismatch {
            let text = format!("incompatible implicit declaration of built-in function '{name}'");
            let d = Diagnostic::warning(span, "builtin-declaration-mismatch", text);
            let d = match note {
                Some(n) => d.note(span, n),
                None => d,
            };
            self.report(d);
        }
        sym
    }

    /// gcc knows the types of the standard functions, and says so when one is declared otherwise.
    pub(super) fn check_builtin_declaration(&mut self, name: &Name, ty: Ty, span: Span) {
        if self.in_library(span) {
            return;
        }
        let Some(b) = super::builtins::find(name) else { return };
        let want = b.ty(&mut self.types);
        let (Some(have), Some(should)) = (self.types.fn_type(ty), self.types.fn_type(want)) else { return };
        let shape = |c: &Self, t: Ty| (c.types.is_pointer(t), c.types.is_void(t), c.types.is_float(t), c.types.size(t));
        let same_ret = shape(self, have.ret) == shape(self, should.ret);
        // Any pointer will do for a stream: gcc knows no FILE.
        let stream = |c: &Self, t: Ty| b.header == "stdio.h" && c.types.canon(t) == Ty::VOID;
        let close = |c: &Self, a: Ty, b: Ty| {
            shape(c, a) == shape(c, b)
                && match (c.types.pointee(a), c.types.pointee(b)) {
                    (Some(x), Some(y)) => stream(c, y) || c.types.compatible_bare(x, y),
                    _ => true,
                }
        };
        let same = same_ret
            && if have.proto {
                have.params.len() == should.params.len()
                    && have.variadic == should.variadic
                    && have.params.iter().zip(&should.params).all(|(a, b)| close(self, *a, *b))
            } else {
                self.types.compatible(ty, want)
            };
        if same {
            return;
        }
        let text = format!("conflicting types for built-in function '{name}'; expected {}", self.types.quote(want));
        let d = Diagnostic::warning(span, "builtin-declaration-mismatch", text);
        let d = if b.header.is_empty() {
            d
        } else {
            d.note(span, format!("'{name}' is declared in header '<{}>'", b.header))
        };
        self.report(d);
    }
}

/// The keyword that somebody missed by a letter or two, or wrote as another language does.
fn keyword_meant(name: &str) -> Option<&'static str> {
    const WORDS: &[&str] =
        &["return", "while", "else", "switch", "case", "default", "break", "continue", "sizeof", "struct", "goto"];
    match name {
        "elseif" | "elsif" | "elif" => Some("else if"),
        "fi" => Some("if"),
        "fro" | "foreach" => Some("for"),
        _ if name.len() >= 4 => nearest(name, WORDS.iter().copied()),
        _ => None,
    }
}

//! Lines that begin with `#` (C11 6.10): inclusion, conditions, `#line`, `#error`, `#pragma`.

use super::expand::quoted;
use super::{Form, MAX_INCLUDE_DEPTH, Preprocessor, nearest};
use crate::cc::lex::Lexer;
use crate::cc::token::{Punct, Token, TokenKind};
use crate::source::{Diagnostic, FileId, SourceFile, Span};
use std::rc::Rc;

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "define", "undef", "include", "include_next", "if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif", "error", "warning",
    "line", "pragma", "ident", "sccs", "assert", "unassert", "import",
];

/// An `#if` that is still open.
pub(super) struct Condition {
    /// The last directive of it: `if`, `ifdef`, `elif`, `else`.
    name: &'static str,
    /// Where the `#if` stands.
    span: Span,
    /// One of its groups has been read; no other will be.
    taken: bool,
}

/// Headers of other languages and systems, and what to do instead.
const ELSEWHERE: &[(&[&str], &str)] = &[
    (&["iostream", "cstdio", "fstream", "sstream", "iomanip"], "that is C++: C's is <stdio.h>"),
    (&["string", "cstring"], "that is C++: C's is <string.h>"),
    (&["cstdlib", "vector", "map", "algorithm"], "that is C++: C's general helpers are in <stdlib.h>"),
    (&["cmath"], "that is C++: C's is <math.h>"),
    (&["thread", "mutex", "condition_variable"], "that is C++: C's threads are in <pthread.h>"),
    (&["windows.h", "conio.h", "winsock2.h", "dos.h"], "that is another system's: leave it out"),
];

impl Preprocessor<'_> {
    /// Obeys the directive whose `#` was just read. Gives the token that `#pragma pack` leaves for the parser.
    pub(super) fn directive(&mut self, hash: Span) -> Option<Token> {
        let collecting = self.collecting.take();
        self.in_directive = true;
        let token = self.line_token();
        let mut result = None;
        match token.kind {
            TokenKind::Eof => {}
            TokenKind::Number(_) => self.line_directive(token, hash),
            TokenKind::Ident(sym) => {
                let name = self.names.text(sym).to_string();
                let span = token.span;
                match name.as_str() {
                    "define" => self.define(),
                    "undef" => self.undef(),
                    "include" | "import" => self.include_directive(Form::Angled, token.span),
                    "include_next" => self.include_directive(Form::Next, token.span),
                    "if" | "ifdef" | "ifndef" => self.condition_begins(&name, span),
                    "elif" | "else" | "elifdef" | "elifndef" => self.group_ends(&name, span),
                    "endif" => {
                        self.nothing_more("endif");
                        if self.conditions().pop().is_none() {
                            self.error(span, "#endif without #if");
                        }
                    }
                    "error" | "warning" => {
                        let text = self.line_text();
                        let message = format!("#{name} {text}");
                        if name == "error" {
                            self.error(span, message.trim_end());
                        } else {
                            let at = self.in_the_program(span);
                            self.warn(at, "cpp", message.trim_end());
                        }
                    }
                    "line" => {
                        let token = self.next();
                        self.line_directive(token, hash);
                    }
                    "pragma" => {
                        let text = self.rest_of_line();
                        result = self.pragma_text(&text, span);
                    }
                    "ident" | "sccs" | "assert" | "unassert" => {}
                    _ => {
                        let near = nearest(&name, NAMES.iter().copied())
                            .map(|near| format!("; did you mean #{near}?"))
                            .unwrap_or_default();
                        self.error(token.span, format!("invalid preprocessing directive #{name}{near}"));
                    }
                }
            }
            _ => {
                let message = format!("invalid preprocessing directive #{}", self.text(&token));
                self.error(token.span, message);
            }
        }
        self.end_line();
        self.in_directive = false;
        // Arguments of a macro call that go on beyond the directive.
        self.collecting = collecting;
        result
    }

    /// Leaves what macros the line called and passes over the rest of it.
    fn end_line(&mut self) {
        while !self.contexts.is_empty() {
            self.leave();
        }
        while self.in_directive && self.line_token().kind != TokenKind::Eof {}
    }

    pub(super) fn rest_of_line(&mut self) -> String {
        self.files.last_mut().map(|f| f.lexer.rest_of_line()).unwrap_or_default()
    }

    /// The rest of the line as its tokens spell it.
    fn line_text(&mut self) -> String {
        let mut text = String::new();
        loop {
            let token = self.line_token();
            if token.kind == TokenKind::Eof {
                return text;
            }
            if token.space && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(token.text(&self.names));
        }
    }

    fn conditions(&mut self) -> &mut Vec<Condition> {
        // A directive is read from a file, so one is open; the main file is never closed.
        let last = self.files.len().saturating_sub(1);
        &mut self.files[last].conditions
    }

    /// At the end of a file.
    pub(super) fn close_conditions(&mut self) {
        let Some(open) = self.files.last_mut() else { return };
        for condition in std::mem::take(&mut open.conditions) {
            self.report(
                Diagnostic::error(condition.span, format!("unterminated #{}", condition.name))
                    .cure("close it with a line `#endif`"),
            );
        }
    }

    /// Gcc warns of words after a directive that is complete, and reads on.
    fn nothing_more(&mut self, directive: &str) {
        let token = self.line_token();
        if token.kind != TokenKind::Eof {
            let flag = if matches!(directive, "else" | "endif") { "endif-labels" } else { "" };
            self.warn(token.span, flag, format!("extra tokens at end of #{directive} directive"));
        }
    }

    fn undef(&mut self) {
        let Some((sym, at)) = self.macro_name("undef", true) else { return };
        if self.macro_of(sym).is_some_and(|m| m.builtin.is_some()) {
            let message = format!("undefining \"{}\"", self.names.text(sym));
            self.warn(at, "", message);
        }
        self.slot(sym).definition = None;
    }

    /// `#if`, `#ifdef`, `#ifndef`
    fn condition_begins(&mut self, name: &str, span: Span) {
        let (name, holds) = match name {
            "if" => ("if", self.condition("if")),
            "ifdef" => ("ifdef", self.tests_name("ifdef").unwrap_or(false)),
            _ => ("ifndef", !self.tests_name("ifndef").unwrap_or(true)),
        };
        self.conditions().push(Condition { name, span, taken: holds });
        if !holds {
            self.skip_groups();
        }
    }

    /// The name after `#ifdef` and whether it is a macro.
    fn tests_name(&mut self, directive: &str) -> Option<bool> {
        let (sym, _) = self.macro_name(directive, false)?;
        self.nothing_more(directive);
        Some(self.macro_of(sym).is_some())
    }

    /// `#elif` or `#else` after a group that was read: nothing of what follows will be.
    fn group_ends(&mut self, name: &str, span: Span) {
        if self.conditions().is_empty() {
            self.error(span, format!("#{name} without #if"));
            return;
        }
        self.group_begins(name, span);
        self.skip_groups();
    }

    /// Checks and notes an `#elif` or `#else`; true if its group is to be read.
    fn group_begins(&mut self, name: &str, span: Span) -> bool {
        if name == "else" {
            self.nothing_more("else");
        }
        let Some(condition) = self.conditions().last_mut() else { return false };
        let start = condition.span;
        if condition.name == "else" {
            self.report(
                Diagnostic::error(span, format!("#{name} after #else")).note(start, "the conditional began here"),
            );
            return false;
        }
        let taken = condition.taken;
        if name == "else" {
            condition.name = "else";
            condition.taken = true;
            return !taken;
        }
        condition.name = "elif";
        // The expression of an `#elif` behind a taken group is not looked at.
        let holds = !taken
            && match name {
                "elifdef" => self.tests_name("elifdef").unwrap_or(false),
                "elifndef" => !self.tests_name("elifndef").unwrap_or(true),
                _ => self.condition("elif"),
            };
        if let Some(condition) = self.conditions().last_mut() {
            condition.taken |= holds;
        }
        holds
    }

    /// Passes over groups until one is to be read or the `#endif` is reached.
    fn skip_groups(&mut self) {
        let mut nested = 0usize;
        loop {
            self.end_line();
            let Some(open) = self.files.last_mut() else { return };
            if !open.lexer.skip_to_directive() || self.fuel == 0 {
                return;
            }
            let token = self.line_token();
            let Some(sym) = token.ident() else { continue };
            match self.names.text(sym) {
                "if" | "ifdef" | "ifndef" => nested += 1,
                "endif" if nested > 0 => nested -= 1,
                "endif" => {
                    self.nothing_more("endif");
                    self.conditions().pop();
                    return;
                }
                name @ ("else" | "elif" | "elifdef" | "elifndef") if nested == 0 => {
                    let name = name.to_string();
                    if self.group_begins(&name, token.span) {
                        return;
                    }
                }
                _ => {}
            }
        }
    }

    /// `#include` with a name in quotes or brackets, or with macros that become one.
    fn include_directive(&mut self, form: Form, at: Span) {
        let Some(open) = self.files.last_mut() else { return };
        let includer = open.lexer.file;
        let name = open.lexer.header_name(&mut self.diagnostics);
        let open_bracket =
            self.files.last().is_some_and(|f| f.lexer.text.get(f.lexer.pos..).is_some_and(|t| t.starts_with('<')));
        let Some((given, quoted, span)) = name.or_else(|| self.computed_header_name()) else {
            if open_bracket {
                self.rest_of_line();
                let span = self.line_token().span;
                self.report(
                    Diagnostic::error(span, "missing terminating > character").cure("close the header's name with `>`"),
                );
                return;
            }
            self.report(
                Diagnostic::error(at, "#include expects \"FILENAME\" or <FILENAME>")
                    .cure("write `#include <stdio.h>` or `#include \"mine.h\"`"),
            );
            return;
        };
        let token = self.line_token();
        if token.kind != TokenKind::Eof {
            self.warn(token.span, "", "extra tokens at end of #include directive");
        }
        if given.is_empty() {
            self.error(span, "empty filename in #include");
            return;
        }
        self.end_line();
        if self.files.len() >= MAX_INCLUDE_DEPTH || self.sources.files.len() > 60_000 {
            self.report(
                Diagnostic::error(
                    span,
                    format!("#include nested depth {} exceeds maximum of {MAX_INCLUDE_DEPTH}", self.files.len()),
                )
                .cure("put `#pragma once` or an #ifndef guard into the file that includes itself"),
            );
            self.fuel = 0;
            return;
        }
        let form = if form == Form::Angled && quoted { Form::Quoted } else { form };
        let from = self.sources.file(includer).map_or(String::new(), |f| f.name.clone());
        let Some(found) = self.include.find(&given, form, &from) else {
            let mut diagnostic = Diagnostic::error(span, format!("{given}: No such file or directory"));
            let known = self.include.known();
            if let Some(near) = nearest(&given, known.iter().map(String::as_str)) {
                let near = if quoted { format!("\"{near}\"") } else { format!("<{near}>") };
                diagnostic = diagnostic.cure(format!("did you mean {near}?"));
            } else if let Some((_, cure)) = ELSEWHERE.iter().find(|(names, _)| names.contains(&given.as_str())) {
                diagnostic = diagnostic.cure(*cure);
            }
            let first = std::mem::take(&mut self.missing).unwrap_or(span);
            self.report(diagnostic);
            self.missing = Some(first);
            return;
        };
        if !self.pay(found.text.len() / 8, span) {
            return;
        }
        let seen = self.sources.files.iter().position(|f| f.name == found.name && *f.text == *found.text);
        if seen.is_some_and(|i| self.once.contains(&FileId(i as u16))) {
            return;
        }
        self.open(SourceFile::new(&found.name, &found.text, found.library), span);
        // The new file's lines are no part of this directive.
        self.in_directive = false;
    }

    pub(super) fn computed_header_name(&mut self) -> Option<(String, bool, Span)> {
        let first = self.next();
        if let TokenKind::Str(sym) = first.kind {
            let text = self.names.text(sym);
            return text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).map(|t| (t.to_string(), true, first.span));
        }
        if !first.is(Punct::Lt) {
            return None;
        }
        let mut name = String::new();
        loop {
            let token = self.next();
            match token.kind {
                TokenKind::Eof => return None,
                TokenKind::Punct(Punct::Gt) => return Some((name, false, first.span)),
                _ => {
                    if token.space && !name.is_empty() {
                        name.push(' ');
                    }
                    name.push_str(token.text(&self.names));
                }
            }
        }
    }

    /// `#line 7 "name"`, also gcc's `# 7 "name" 1`.
    fn line_directive(&mut self, token: Token, hash: Span) {
        let text = self.text(&token).to_string();
        let Some(line) = text.parse::<i64>().ok().filter(|_| matches!(token.kind, TokenKind::Number(_))) else {
            let message = if token.kind == TokenKind::Eof {
                "unexpected end of file after #line".to_string()
            } else {
                format!("\"{text}\" after #line is not a positive integer")
            };
            self.error(token.span, message);
            return;
        };
        let name = self.next();
        let renamed = match name.kind {
            TokenKind::Str(sym) => {
                let text = self.names.text(sym);
                Some(
                    text.get(1..text.len().saturating_sub(1)).unwrap_or("").replace("\\\"", "\"").replace("\\\\", "\\"),
                )
            }
            TokenKind::Eof => None,
            _ => {
                let message = format!("\"{}\" is not a valid filename", self.text(&name));
                self.error(name.span, message);
                return;
            }
        };
        let here = self.sources.file(hash.file).map_or(1, |f| f.line_col(hash.start).0);
        if let Some(open) = self.files.last_mut() {
            open.line_offset = line.clamp(0, i64::from(i32::MAX)) - (i64::from(here) + 1);
            if let Some(renamed) = renamed {
                open.name = Rc::from(renamed.as_str());
            }
        }
    }

    /// What stands after `#pragma`. `once`, `pack`, `push_macro` and `pop_macro` mean
    /// something, the others nothing here.
    pub(super) fn pragma_text(&mut self, text: &str, span: Span) -> Option<Token> {
        let mut lexer = Lexer::new(Rc::from(text), span.file);
        let mut silent = Vec::new();
        let mut words = Vec::new();
        while words.len() < 16 {
            let token = lexer.next_in_line(&mut self.names, &mut silent);
            if token.kind == TokenKind::Eof {
                break;
            }
            words.push(token.text(&self.names).to_string());
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["once", ..] => {
                if let Some(open) = self.files.last() {
                    if self.files.len() == 1 {
                        self.warn(span, "", "#pragma once in main file");
                    } else {
                        self.once.push(open.lexer.file);
                    }
                }
                None
            }
            ["pack", "(", rest @ ..] => self.pack(rest, span),
            ["push_macro", "(", name, ")"] => {
                let sym = self.names.intern(name.trim_matches('"'));
                let now = self.slot(sym).definition.clone();
                if self.pushed.len() < 1000 {
                    self.pushed.push((sym, now));
                }
                None
            }
            ["pop_macro", "(", name, ")"] => {
                let sym = self.names.intern(name.trim_matches('"'));
                if let Some(i) = self.pushed.iter().rposition(|p| p.0 == sym) {
                    let (_, then) = self.pushed.remove(i);
                    self.slot(sym).definition = then;
                }
                None
            }
            _ => None,
        }
    }

    /// `#pragma pack`: `(n)`, `()`, `(push)`, `(push, n)`, `(pop)`, `(push, name, n)`.
    fn pack(&mut self, words: &[&str], span: Span) -> Option<Token> {
        let size = |word: &str| word.parse::<u8>().ok().filter(|n| matches!(n, 1 | 2 | 4 | 8 | 16));
        let now = self.packs.last().copied().unwrap_or(0);
        let value = match words {
            [")"] => 0,
            ["push", ")"] => now,
            ["push", .., n, ")"] if size(n).is_some() => size(n).unwrap_or(0),
            ["pop", .., ")"] => {
                if self.packs.len() > 1 {
                    self.packs.pop();
                } else {
                    self.warn(
                        span,
                        "pragmas",
                        "'#pragma pack (pop)' encountered without matching '#pragma pack (push)'",
                    );
                }
                let value = self.packs.last().copied().unwrap_or(0);
                return Some(Token { kind: TokenKind::Pack(value), ..Token::eof(span) });
            }
            [n, ")"] if size(n).is_some() || *n == "0" => size(n).unwrap_or(0),
            [.., n, ")"] if n.parse::<u64>().is_ok() => {
                self.warn(span, "pragmas", format!("alignment must be a small power of two, not {n}"));
                return None;
            }
            _ => {
                self.warn(span, "pragmas", "malformed '#pragma pack' - ignored");
                return None;
            }
        };
        if words.first() == Some(&"push") && self.packs.len() < 1000 {
            self.packs.push(value);
        } else if let Some(last) = self.packs.last_mut() {
            *last = value;
        }
        Some(Token { kind: TokenKind::Pack(value), ..Token::eof(span) })
    }

    /// `-D`, in gcc's forms, and the two macros that a clock would give.
    pub(super) fn define_options(&mut self) {
        let mut text = String::new();
        for define in &self.options.defines {
            // A newline would end the definition early.
            let define = define.split('\n').next().unwrap_or("");
            text.push_str(&match define.split_once('=') {
                Some((name, value)) => format!("{name} {value}\n"),
                None => format!("{define} 1\n"),
            });
        }
        let (date, time) = (&self.options.date, &self.options.time);
        text.push_str(&format!("__DATE__ {}\n__TIME__ {}\n", quoted(date), quoted(time)));
        // When the file was changed last, as asctime(3) has it: at that moment, too.
        if let (Some(month), Some(day), Some(year)) = (date.get(..3), date.get(4..6), date.get(7..)) {
            let weekday = weekday(month, day.trim().parse().unwrap_or(1), year.parse().unwrap_or(1970));
            text.push_str(&format!("__TIMESTAMP__ {}\n", quoted(&format!("{weekday} {month} {day} {time} {year}"))));
        }
        self.define_lines(&text);
    }
}

/// The day of the week, by Sakamoto's rule.
fn weekday(month: &str, day: i32, year: i32) -> &'static str {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const SHIFTS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    let m = MONTHS.iter().position(|n| *n == month).unwrap_or(0);
    let year = if m < 2 { year - 1 } else { year };
    DAYS[(year + year / 4 - year / 100 + year / 400 + SHIFTS[m] + day).rem_euclid(7) as usize]
}

//! The preprocessor (C11 6.10, with GNU habits): from source texts to the tokens that `parse` reads.
//!
//! It works as gcc's does. Tokens are drawn one by one, from the file or from a stack of *contexts*: each context
//! is what a macro call became, and while it lasts that macro is disabled. A disabled macro's name, once met, is
//! painted and never expands again, wherever the token goes. That is the whole of the rescanning rule.
//!
//! - `mod.rs`: what goes in and out, and the source of tokens
//! - `directives.rs`: lines that begin with `#`
//! - `define.rs`: what a macro is and how `#define` is read
//! - `expand.rs`: calling a macro: arguments, `#`, `##`
//! - `condition.rs`: the arithmetic of `#if`
//! - `predefined.rs`: the macros gcc has from the start
//! - `files.rs`: finding what `#include` names
//!
//! Nothing here can run away: every token drawn costs a unit of `fuel`, nesting is bounded, and either limit ends
//! with a message.

mod condition;
mod define;
mod directives;
mod expand;
mod files;
mod predefined;
#[cfg(test)]
mod tests;

pub use predefined::ATTRIBUTES;

pub use files::{Files, Form, Found, Include, nearest};

use super::lex::Lexer;
use super::names::{Names, Sym};
use super::token::{Punct, Token, TokenKind};
use crate::source::{Diagnostic, FileId, SourceFile, Sources, Span};
use define::Macro;
use directives::Condition;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the command line or the scenario sets.
#[derive(Clone, Debug)]
pub struct Options {
    /// `-D`: `NAME` (meaning 1), `NAME=VALUE` or `NAME(a)=VALUE`.
    pub defines: Vec<String>,
    /// What `__DATE__` and `__TIME__` say. There is no clock down here; a run is the same on every day.
    pub date: String,
    pub time: String,
}

impl Default for Options {
    fn default() -> Options {
        Options { defines: Vec::new(), date: "Jan  1 1970".to_string(), time: "00:00:00".to_string() }
    }
}

/// A preprocessed file: its tokens, the last one `Eof`, and their spellings.
#[derive(Clone, Debug)]
pub struct Tokens {
    pub list: Vec<Token>,
    pub names: Names,
    /// The program's own macros where they are used, by the place of the name.
    pub expansions: BTreeMap<(FileId, u32), Rc<Macro>>,
}

impl Tokens {
    /// An error about what a macro of the program's became: says where that is defined, and what is wrong with it if
    /// that can be told.
    #[must_use]
    pub fn blamed(&self, d: Diagnostic, sources: &Sources) -> Diagnostic {
        let at = (d.span.file, d.span.start);
        let Some(((file, start), m)) = self.expansions.range(..=at).next_back() else { return d };
        let name = sources.file(m.span.file).and_then(|f| f.text.get(m.span.start as usize..m.span.end as usize));
        let name = name.filter(|n| *file == at.0 && !n.is_empty() && start + n.len() as u32 >= at.1).unwrap_or("");
        let is = |piece: Option<&define::Piece>, punct| piece.is_some_and(|p| p.token.is(punct));
        let slip = if is(m.body.last(), Punct::Semi) {
            Some(format!("take the `;` away from the end of `#define {name}`: it comes along wherever {name} is used"))
        } else if is(m.body.first(), Punct::Assign) {
            Some(format!("take the `=` away from `#define {name}`: it comes along wherever {name} is used"))
        } else {
            None
        };
        // Where something is missing, the error stands behind the macro, which need not be to blame.
        let here = *start == at.1 && (d.span.end - d.span.start) as usize == name.len();
        let said = d.notes.iter().any(|n| n.0 == m.span);
        if name.is_empty() || said || (slip.is_none() && !here) {
            return d;
        }
        let note = format!("in the definition of macro '{name}'");
        let cure = slip.or_else(|| d.cure.clone());
        Diagnostic { cure, ..d.note(m.span, note) }
    }
}

/// Tokens that may be drawn for one file: forty times a very large program, and a fraction of a second's work.
const FUEL: u64 = 4_000_000;
/// Gcc's limit.
const MAX_INCLUDE_DEPTH: usize = 200;
/// Beyond this many findings nobody reads on.
const MAX_DIAGNOSTICS: usize = 200;

/// Preprocesses `main` and all it includes. The files that were read stand in `sources` afterwards; one that stood
/// there already with the same name and text is used again.
#[must_use]
pub fn preprocess(
    main: SourceFile,
    options: &Options,
    include: &mut dyn Include,
    sources: &mut Sources,
) -> (Tokens, Vec<Diagnostic>) {
    let mut pre = Preprocessor {
        names: Names::default(),
        macros: Vec::new(),
        files: Vec::new(),
        contexts: Vec::new(),
        once: Vec::new(),
        packs: vec![0],
        pushed: Vec::new(),
        in_directive: false,
        owes_space: false,
        collecting: None,
        fuel: FUEL,
        argument_depth: 0,
        counter: 0,
        diagnostics: Vec::new(),
        missing: None,
        base: FileId::default(),
        known: Known::default(),
        expansions: BTreeMap::new(),
        options,
        include,
        sources,
    };
    pre.known = Known::new(&mut pre.names);
    let id = pre.open(main, Span::default());
    pre.base = id;
    pre.define_the_predefined();
    let mut list = Vec::with_capacity(4096);
    loop {
        let token = pre.next();
        match token.kind {
            // Nothing that leans on a header can be judged without it, so like gcc we leave out what follows. We only
            // go on to find out what else is missing.
            TokenKind::Eof => {
                if let Some(span) = pre.missing {
                    list.push(Token { kind: TokenKind::Error, ..Token::eof(span) });
                } else if pre.fuel == 0 {
                    list.push(Token { kind: TokenKind::Error, ..token });
                }
                list.push(token);
                break;
            }
            _ if pre.missing.is_some() => {}
            TokenKind::Other(sym) => {
                if pre.stray(sym, token.span) {
                    list.push(Token { kind: TokenKind::Error, ..token });
                }
            }
            _ => list.push(token),
        }
    }
    (Tokens { list, names: pre.names, expansions: pre.expansions }, pre.diagnostics)
}

/// A file being read.
struct Open {
    lexer: Lexer,
    /// `#line` and `-D`: the name `__FILE__` gives.
    name: Rc<str>,
    /// What `#line` adds to the real line number.
    line_offset: i64,
    /// Where the `#include` stands that opened it.
    asked: Span,
    conditions: Vec<Condition>,
}

/// What a macro call became, being read.
struct Context {
    tokens: Vec<Token>,
    at: usize,
    /// Disabled as long as this lasts.
    of: Option<Sym>,
    /// An argument being expanded by itself: its end is an end of input.
    barrier: bool,
    /// White space stood before something empty at its end.
    owes_space: bool,
}

/// Names with a meaning of their own.
#[derive(Clone, Copy)]
struct Known {
    defined: Sym,
    va_args: Sym,
    va_opt: Sym,
    pragma: Sym,
    has_include: Sym,
    has_include_next: Sym,
    has_attribute: Sym,
    has_builtin: Sym,
}

impl Default for Known {
    fn default() -> Known {
        let e = Sym::EMPTY;
        Known {
            defined: e,
            va_args: e,
            va_opt: e,
            pragma: e,
            has_include: e,
            has_include_next: e,
            has_attribute: e,
            has_builtin: e,
        }
    }
}

impl Known {
    fn new(names: &mut Names) -> Known {
        Known {
            defined: names.intern("defined"),
            va_args: names.intern("__VA_ARGS__"),
            va_opt: names.intern("__VA_OPT__"),
            pragma: names.intern("_Pragma"),
            has_include: names.intern("__has_include"),
            has_include_next: names.intern("__has_include_next"),
            has_attribute: names.intern("__has_attribute"),
            has_builtin: names.intern("__has_builtin"),
        }
    }
}

struct Preprocessor<'a> {
    names: Names,
    /// By symbol.
    macros: Vec<Slot>,
    files: Vec<Open>,
    contexts: Vec<Context>,
    /// Files with `#pragma once`.
    once: Vec<FileId>,
    /// `#pragma pack(push)` and what holds now.
    packs: Vec<u8>,
    /// `#pragma push_macro`: what the names meant.
    pushed: Vec<(Sym, Option<Rc<Macro>>)>,
    in_directive: bool,
    /// White space that an empty expansion left for the next token.
    owes_space: bool,
    /// While a macro's arguments are read: how many files were open when it began.
    collecting: Option<usize>,
    fuel: u64,
    argument_depth: usize,
    counter: u64,
    diagnostics: Vec<Diagnostic>,
    /// The first `#include` of a header that there is not.
    missing: Option<Span>,
    /// The main file.
    base: FileId,
    known: Known,
    expansions: BTreeMap<(FileId, u32), Rc<Macro>>,
    options: &'a Options,
    include: &'a mut dyn Include,
    sources: &'a mut Sources,
}

/// What a name means to the preprocessor.
#[derive(Clone, Default)]
struct Slot {
    definition: Option<Rc<Macro>>,
    disabled: bool,
}

impl Preprocessor<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        // As gcc is silent about the system's headers, so are we about ours.
        let ours = self.sources.file(diagnostic.span.file).is_some_and(|f| f.library);
        if self.missing.is_none() && self.diagnostics.len() < MAX_DIAGNOSTICS && (diagnostic.is_error() || !ours) {
            self.diagnostics.push(diagnostic);
        }
    }

    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(span, message));
    }

    fn warn(&mut self, span: Span, flag: &'static str, message: impl Into<String>) {
        self.report(Diagnostic::warning(span, flag, message));
    }

    /// The program's own place for what is said in a header of ours: the `#include` that led there.
    fn in_the_program(&self, span: Span) -> Span {
        let ours = |o: &&Open| self.sources.file(o.lexer.file).is_some_and(|f| f.library);
        self.files.iter().find(ours).map(|o| o.asked).filter(|at| *at != Span::default()).unwrap_or(span)
    }

    fn text(&self, token: &Token) -> &str {
        token.text(&self.names)
    }

    /// Starts reading a file.
    fn open(&mut self, file: SourceFile, asked: Span) -> FileId {
        let text: Rc<str> = Rc::from(file.text.as_str());
        let name: Rc<str> = Rc::from(file.name.as_str());
        let same = self.sources.files.iter().position(|f| f.name == file.name && f.text == file.text);
        let id = same.map_or_else(|| self.sources.add(file), |i| FileId(i as u16));
        self.files.push(Open { lexer: Lexer::new(text, id), name, line_offset: 0, asked, conditions: Vec::new() });
        id
    }

    /// Pays for work; false once there is no fuel left, which is said once, at `span`.
    fn pay(&mut self, cost: usize, span: Span) -> bool {
        if self.fuel == 0 {
            return false;
        }
        self.fuel = self.fuel.saturating_sub(cost as u64);
        if self.fuel == 0 {
            self.report(
                Diagnostic::error(
                    span,
                    "the program grows without bound here: macros or #include lines make too many tokens",
                )
                .cure("look for a macro that doubles its argument or a file that includes itself"),
            );
        }
        self.fuel > 0
    }

    /// The next token, macros not expanded: of the innermost context or of the file.
    fn raw(&mut self) -> Token {
        loop {
            let Some(context) = self.contexts.last_mut() else {
                let token = self.file_token();
                return self.with_owed_space(token);
            };
            if let Some(&token) = context.tokens.get(context.at) {
                context.at += 1;
                let token = self.with_owed_space(token);
                return if self.pay(1, token.span) { token } else { Token::eof(token.span) };
            }
            if context.barrier {
                return Token::eof(Span::default());
            }
            self.leave();
        }
    }

    fn with_owed_space(&mut self, token: Token) -> Token {
        Token { space: token.space | std::mem::take(&mut self.owes_space), ..token }
    }

    /// Drops the innermost context; its macro may be called again.
    fn leave(&mut self) {
        let Some(context) = self.contexts.pop() else { return };
        self.owes_space |= context.owes_space;
        if let Some(slot) = context.of.and_then(|sym| self.macros.get_mut(sym.0 as usize)) {
            slot.disabled = false;
        }
    }

    /// The next token of the file; directives on the way are obeyed, ended files are closed.
    fn file_token(&mut self) -> Token {
        loop {
            let Some(open) = self.files.last_mut() else {
                return Token::eof(Span { file: self.base, ..Span::default() });
            };
            if self.in_directive {
                return open.lexer.next_in_line(&mut self.names, &mut self.diagnostics);
            }
            let token = open.lexer.next(&mut self.names, &mut self.diagnostics);
            if !self.pay(1, token.span) {
                return Token::eof(token.span);
            }
            if token.starts_line && token.is(Punct::Hash) {
                if let Some(token) = self.directive(token.span) {
                    return token;
                }
                continue;
            }
            if token.kind == TokenKind::Eof {
                // Arguments never reach beyond the file they began in; the outermost file stays, ended.
                if self.collecting.is_some_and(|depth| self.files.len() <= depth) {
                    return token;
                }
                self.close_conditions();
                if self.files.len() <= 1 {
                    return token;
                }
                self.files.pop();
                continue;
            }
            return token;
        }
    }

    /// The next token after macro expansion.
    fn next(&mut self) -> Token {
        loop {
            let token = self.raw();
            if let Some(token) = self.expanded(token) {
                return token;
            }
        }
    }

    /// A character that is no C. Errors are for tokens that reach the compiler: in `#error don't` or in a skipped
    /// group an apostrophe is just text. True if the token should go on to the parser, to mark the spot.
    fn stray(&mut self, sym: Sym, span: Span) -> bool {
        let text = self.names.text(sym).to_string();
        if let Some(quote) =
            text.trim_start_matches(['L', 'u', 'U', '8']).chars().next().filter(|c| matches!(c, '"' | '\''))
        {
            let at = Span { end: span.start + 1, ..span };
            self.report(
                Diagnostic::error(at, format!("missing terminating {quote} character"))
                    .cure(format!("close it with {quote} on the same line")),
            );
            return true;
        }
        let c = text.chars().next().unwrap_or('?');
        let (message, cure) = match c {
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' => {
                (format!("stray '{c}' in program"), Some("write the plain quote \" instead".to_string()))
            }
            '\u{2018}' | '\u{2019}' | '\u{2032}' => {
                (format!("stray '{c}' in program"), Some("write the plain quote ' instead".to_string()))
            }
            '\u{2013}' | '\u{2014}' | '\u{2212}' => {
                (format!("stray '{c}' in program"), Some("write the plain minus sign - instead".to_string()))
            }
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{200b}' | '\u{feff}' => (
                format!("stray '\\u{:04x}' in program", c as u32),
                Some("this is a special blank; write a plain space instead".to_string()),
            ),
            '`' => ("stray '`' in program".to_string(), None),
            c if c.is_control() => (format!("stray '\\{:o}' in program", c as u32), None),
            c => (format!("stray '{c}' in program"), None),
        };
        let mut diagnostic = Diagnostic::error(span, message);
        diagnostic.cure = cure;
        self.report(diagnostic);
        false
    }
}

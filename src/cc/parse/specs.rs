//! Declaration specifiers: storage, qualifiers, the type and attributes (C11 6.7 to 6.7.5).

use super::decl::Place;
use super::{Binding, Parser};
use crate::cc::ast::{AlignSpec, Attr, Basic, Expr, ExprKind, Ident, Quals, Specs, Storage, TypeSpec};
use crate::cc::names::Kw;
use crate::cc::token::{Punct, TokenKind};
use crate::source::{Diagnostic, Span};

/// The words of an arithmetic type, as they come.
#[derive(Default)]
struct Words {
    base: Option<Kw>,
    signed: bool,
    unsigned: bool,
    short: bool,
    complex: bool,
    longs: u8,
}

impl Words {
    fn any(&self) -> bool {
        self.base.is_some() || self.signed || self.unsigned || self.short || self.complex || self.longs > 0
    }

    fn basic(&self) -> Basic {
        let u = self.unsigned;
        let pick = |signed, unsigned| if u { unsigned } else { signed };
        match self.base {
            // `_Complex` by itself.
            None if self.complex && !self.signed && !u && !self.short && self.longs == 0 => Basic::Double,
            Some(Kw::Void) => Basic::Void,
            Some(Kw::Bool) => Basic::Bool,
            Some(Kw::Char) if self.signed => Basic::SChar,
            Some(Kw::Char) => pick(Basic::Char, Basic::UChar),
            Some(Kw::Float) => Basic::Float,
            Some(Kw::Double) if self.longs > 0 => Basic::LongDouble,
            Some(Kw::Double) => Basic::Double,
            _ if self.short => pick(Basic::Short, Basic::UShort),
            _ => match self.longs {
                0 => pick(Basic::Int, Basic::UInt),
                1 => pick(Basic::Long, Basic::ULong),
                _ => pick(Basic::LongLong, Basic::ULongLong),
            },
        }
    }

    /// What is wrong with adding `kw`, in gcc's words.
    fn conflict(&self, kw: Kw) -> Option<String> {
        let both = |a: &str, b: &str| Some(format!("both '{a}' and '{b}' in declaration specifiers"));
        let modifiers =
            [(self.signed, "signed"), (self.unsigned, "unsigned"), (self.short, "short"), (self.longs > 0, "long")];
        let clash = |with: &[&str], word: &str| {
            modifiers.iter().find(|(on, name)| *on && with.contains(name)).and_then(|(_, name)| both(name, word))
        };
        match kw {
            Kw::Signed if self.unsigned => both("signed", "unsigned"),
            Kw::Unsigned if self.signed => both("signed", "unsigned"),
            Kw::Short if self.longs > 0 => both("long", "short"),
            Kw::Long if self.short => both("long", "short"),
            Kw::Long if self.longs >= 2 => Some("'long long long' is too long for GCC".to_string()),
            Kw::Long if self.longs == 1 && self.base == Some(Kw::Double) => both("long long", "double"),
            Kw::Signed | Kw::Unsigned | Kw::Short | Kw::Long => {
                let word = match kw {
                    Kw::Signed => "signed",
                    Kw::Unsigned => "unsigned",
                    Kw::Short => "short",
                    _ => "long",
                };
                match self.base {
                    Some(Kw::Void) => both(word, "void"),
                    Some(Kw::Bool) => both(word, "_Bool"),
                    Some(Kw::Float) => both(word, "float"),
                    Some(Kw::Double) if kw != Kw::Long => both(word, "double"),
                    Some(Kw::Char) if matches!(kw, Kw::Short | Kw::Long) => both(word, "char"),
                    _ => None,
                }
            }
            Kw::Complex if self.complex => Some("duplicate 'complex'".to_string()),
            Kw::Complex => match self.base {
                Some(Kw::Void) => both("complex", "void"),
                Some(Kw::Bool) => both("complex", "_Bool"),
                _ => None,
            },
            _ if self.base.is_some() => Some("two or more data types in declaration specifiers".to_string()),
            Kw::Void => clash(&["signed", "unsigned", "short", "long"], "void"),
            Kw::Bool => clash(&["signed", "unsigned", "short", "long"], "_Bool"),
            Kw::Float => clash(&["signed", "unsigned", "short", "long"], "float"),
            Kw::Double if self.longs > 1 => both("long long", "double"),
            Kw::Double => clash(&["signed", "unsigned", "short"], "double"),
            Kw::Char => clash(&["short", "long"], "char"),
            _ => None,
        }
    }
}

impl Parser<'_> {
    /// Whether the token `n` ahead begins a type name.
    pub(super) fn starts_type(&self, n: usize) -> bool {
        let TokenKind::Ident(sym) = self.nth(n).kind else { return false };
        match sym.keyword() {
            None => self.binding(sym) == Binding::Typedef,
            Some(kw) => {
                matches!(
                    kw,
                    Kw::Void
                        | Kw::Char
                        | Kw::Short
                        | Kw::Int
                        | Kw::Long
                        | Kw::Float
                        | Kw::Double
                        | Kw::Signed
                        | Kw::Unsigned
                        | Kw::Bool
                        | Kw::Complex
                        | Kw::Struct
                        | Kw::Union
                        | Kw::Enum
                        | Kw::Typeof
                        | Kw::Const
                        | Kw::Volatile
                        | Kw::Restrict
                        | Kw::Atomic
                        | Kw::Attribute
                        | Kw::AutoType
                        | Kw::VaList
                        | Kw::Alignas
                ) || kw == Kw::Refused
            }
        }
    }

    /// Whether the token in hand begins declaration specifiers.
    pub(super) fn starts_specs(&self) -> bool {
        self.starts_type(0)
            || matches!(
                self.keyword(),
                Some(
                    Kw::Static
                        | Kw::Extern
                        | Kw::Register
                        | Kw::Typedef
                        | Kw::Inline
                        | Kw::Auto
                        | Kw::ThreadLocal
                        | Kw::Noreturn
                )
            )
    }

    /// specs = (storage | qualifier | type | `inline` | `_Noreturn` | `_Alignas(...)` | attribute)*
    pub(super) fn specs(&mut self, place: Place) -> Specs {
        let start = self.span();
        let mut specs = Specs {
            storage: Storage::None,
            thread_local: false,
            inline: false,
            noreturn: false,
            quals: Quals::default(),
            ty: TypeSpec::Missing,
            align: Vec::new(),
            attrs: Vec::new(),
            span: start,
        };
        let mut words = Words::default();
        let (mut typed, mut record) = (false, false);
        let mut first = true;
        loop {
            let span = self.span();
            let TokenKind::Ident(sym) = self.kind() else { break };
            let Some(kw) = sym.keyword() else {
                // A type name counts only while no type has been seen: in `unsigned word;` a name is declared.
                if typed || words.any() {
                    break;
                }
                if self.binding(sym) == Binding::Typedef {
                    let Some(name) = self.takes_name() else { break };
                    specs.ty = TypeSpec::Named(name);
                    typed = true;
                    first = false;
                    continue;
                }
                if self.is_unknown_type(place, first) {
                    self.unknown_type();
                    self.at += 1;
                    specs.ty = TypeSpec::TypeofExpr(Box::new(Expr { kind: ExprKind::Error, span }));
                    typed = true;
                    first = false;
                    continue;
                }
                break;
            };
            match kw {
                Kw::Typedef | Kw::Extern | Kw::Static | Kw::Auto | Kw::Register => {
                    let storage = match kw {
                        Kw::Typedef => Storage::Typedef,
                        Kw::Extern => Storage::Extern,
                        Kw::Static => Storage::Static,
                        Kw::Auto => Storage::Auto,
                        _ => Storage::Register,
                    };
                    if matches!(place, Place::Member | Place::TypeName) {
                        break;
                    }
                    if specs.storage == storage {
                        let message = format!("duplicate '{}'", self.names.text(sym));
                        self.error_at(span, message);
                    } else if specs.storage != Storage::None {
                        self.error_at(start, "multiple storage classes in declaration specifiers");
                    }
                    specs.storage = storage;
                    self.at += 1;
                }
                Kw::ThreadLocal => {
                    specs.thread_local = true;
                    self.at += 1;
                }
                Kw::Inline => {
                    specs.inline = true;
                    self.at += 1;
                }
                Kw::Noreturn => {
                    specs.noreturn = true;
                    self.at += 1;
                }
                Kw::Const | Kw::Volatile | Kw::Restrict => {
                    self.qualifier(&mut specs.quals, kw);
                }
                Kw::Atomic => {
                    if self.nth(1).is(Punct::LParen) {
                        // A second type, unless one word made none yet.
                        self.at += 2;
                        let ty = self.type_name();
                        self.close(Punct::RParen);
                        self.second_type(typed || words.any(), span);
                        specs.ty = TypeSpec::Atomic(Box::new(ty));
                        typed = true;
                    } else {
                        self.qualifier(&mut specs.quals, kw);
                    }
                }
                Kw::Attribute => self.attributes(&mut specs.attrs),
                Kw::Alignas => {
                    self.at += 1;
                    if self.require(Punct::LParen) {
                        let align = if self.starts_type(0) {
                            AlignSpec::Type(Box::new(self.type_name()))
                        } else {
                            AlignSpec::Expr(Box::new(self.constant()))
                        };
                        specs.align.push(align);
                        self.close(Punct::RParen);
                    }
                }
                Kw::Void
                | Kw::Char
                | Kw::Short
                | Kw::Int
                | Kw::Long
                | Kw::Float
                | Kw::Double
                | Kw::Signed
                | Kw::Unsigned
                | Kw::Bool
                | Kw::Complex => {
                    if typed {
                        // `struct s { ... } int x;`: what is missing is a semicolon, and the member's or
                        // declaration's end will say so.
                        if record {
                            break;
                        }
                        self.second_type(true, span);
                        self.at += 1;
                        continue;
                    }
                    if let Some(message) = words.conflict(kw) {
                        self.error_at(span, message);
                        self.at += 1;
                        continue;
                    }
                    match kw {
                        Kw::Short => words.short = true,
                        Kw::Long => words.longs += 1,
                        Kw::Signed => words.signed = true,
                        Kw::Unsigned => words.unsigned = true,
                        Kw::Complex => words.complex = true,
                        _ => words.base = Some(kw),
                    }
                    self.at += 1;
                }
                Kw::Struct | Kw::Union | Kw::Enum | Kw::Typeof | Kw::AutoType | Kw::VaList => {
                    if record {
                        break;
                    }
                    self.second_type(typed || words.any(), span);
                    specs.ty = match kw {
                        Kw::Struct | Kw::Union => {
                            let parsed = self.record();
                            record = parsed.members.is_some();
                            TypeSpec::Record(Box::new(parsed))
                        }
                        Kw::Enum => {
                            let parsed = self.enumeration();
                            record = parsed.constants.is_some();
                            TypeSpec::Enum(Box::new(parsed))
                        }
                        Kw::Typeof => self.typeof_specifier(),
                        Kw::AutoType => {
                            self.at += 1;
                            TypeSpec::Auto
                        }
                        _ => {
                            self.at += 1;
                            TypeSpec::VaList
                        }
                    };
                    typed = true;
                }
                Kw::Refused => {
                    if !self.starts_type(0) {
                        break;
                    }
                    self.refuse_word();
                    if !typed && !words.any() {
                        specs.ty = TypeSpec::TypeofExpr(Box::new(Expr { kind: ExprKind::Error, span }));
                        typed = true;
                    }
                }
                _ => break,
            }
            first = false;
        }
        if words.any() && !typed {
            let basic = words.basic();
            let complex = if words.complex { basic.complex() } else { Some(basic) };
            if complex.is_none() {
                let d = Diagnostic::error(
                    start,
                    "'_Complex' of a type other than 'float', 'double' and 'long double' is not supported",
                );
                self.report(d.cure("use `double _Complex`"));
            }
            specs.ty = TypeSpec::Basic(complex.unwrap_or(Basic::ComplexDouble));
        }
        specs.span = if first { Span { end: start.start, ..start } } else { self.since(start) };
        specs
    }

    fn second_type(&mut self, second: bool, span: Span) {
        if second {
            self.error_at(span, "two or more data types in declaration specifiers");
        }
    }

    /// Takes a word of gcc's C that is outside this compiler's, and says so.
    pub(super) fn refuse_word(&mut self) {
        let token = self.advance();
        let text = token.text(self.names).to_string();
        let cure = if text.contains("128") && text.contains("int") {
            "use `long long`, which has 64 bits"
        } else if text.contains("Imag") {
            "use `double _Complex`"
        } else {
            "use `double`"
        };
        self.report(Diagnostic::error(token.span, format!("'{text}' is not supported")).cure(cure));
    }

    /// Takes one qualifier.
    pub(super) fn qualifier(&mut self, quals: &mut Quals, kw: Kw) {
        match kw {
            Kw::Const => quals.is_const = true,
            Kw::Volatile => quals.is_volatile = true,
            Kw::Restrict => quals.is_restrict = true,
            _ => quals.is_atomic = true,
        }
        self.at += 1;
    }

    /// typeof = `typeof` `(` (expression | type-name) `)`
    fn typeof_specifier(&mut self) -> TypeSpec {
        self.at += 1;
        if !self.require(Punct::LParen) {
            return TypeSpec::Missing;
        }
        let spec = if self.starts_type(0) {
            TypeSpec::TypeofType(Box::new(self.type_name()))
        } else {
            TypeSpec::TypeofExpr(Box::new(self.nested(Self::expression)))
        };
        self.close(Punct::RParen);
        spec
    }

    /// attributes = (`__attribute__` `(` `(` list `)` `)`)*
    pub(super) fn attributes(&mut self, attrs: &mut Vec<Attr>) {
        if self.keyword() != Some(Kw::Attribute) {
            return;
        }
        self.deeper();
        self.attribute_lists(attrs);
        self.depth -= 1;
    }

    fn attribute_lists(&mut self, attrs: &mut Vec<Attr>) {
        while self.takes_keyword(Kw::Attribute) {
            if !self.require(Punct::LParen) || !self.require(Punct::LParen) {
                self.close(Punct::RParen);
                return;
            }
            loop {
                if self.takes(Punct::Comma) {
                    continue;
                }
                // A keyword is a fine attribute: `__attribute__((const))`.
                let TokenKind::Ident(sym) = self.kind() else { break };
                let span = self.advance().span;
                let text = self.names.text(sym);
                let plain = text.strip_prefix("__").and_then(|t| t.strip_suffix("__")).filter(|t| !t.is_empty());
                let name = plain.map_or_else(|| self.names.name(sym), crate::cc::ast::Name::from);
                let mut args = Vec::new();
                if self.takes(Punct::LParen) {
                    while !self.is(Punct::RParen) && self.kind() != TokenKind::Eof {
                        // `mode(DI)`, `aligned(int)`: what is no expression is passed over.
                        if self.starts_type(0) {
                            self.type_name();
                        } else {
                            args.push(self.assignment());
                        }
                        if !self.takes(Punct::Comma) {
                            break;
                        }
                    }
                    self.close(Punct::RParen);
                }
                attrs.push(Attr { name: Ident { name, span }, args });
                if !self.is(Punct::Comma) {
                    break;
                }
            }
            self.close(Punct::RParen);
            self.close(Punct::RParen);
        }
    }
}

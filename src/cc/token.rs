//! Tokens: what `lex` makes of text, `preprocess` rewrites and `parse` reads.
//!
//! A token is small and `Copy`. Its text is a `Sym`, not its span: a token that came out of a macro spans the place
//! where the outermost macro was called, so that messages and line tables point into the text the reader wrote.

use super::names::{Names, Sym};
use crate::source::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
    /// First of its line.
    pub starts_line: bool,
    /// White space, a comment or a new line stands before it.
    pub space: bool,
    /// The name of a macro met inside its own expansion: it is never expanded again (C11 6.10.3.4p2).
    pub painted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name or a keyword (`Sym::keyword` tells).
    Ident(Sym),
    /// A preprocessing number: `1`, `0x1p3`, but also `1.2.3`; `literal::number` judges it.
    Number(Sym),
    /// A character constant with its prefix and quotes.
    Char(Sym),
    /// A string literal with its prefix and quotes.
    Str(Sym),
    Punct(Punct),
    /// A character that begins no token: `@`, a backslash, a lone quote.
    Other(Sym),
    /// `#pragma pack`: the alignment that holds from here on, 0 for the natural one. Only between declarations.
    Pack(u8),
    /// Something wrong that has been reported: the parser stays silent about it.
    Error,
    /// End of the directive, of the argument or of the file.
    Eof,
}

macro_rules! puncts {
    ($($name:ident $text:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Punct { $($name,)* }
        impl Punct {
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Punct::$name => $text,)* }
            }
        }
    };
}

puncts! {
    LParen "(", RParen ")", LBracket "[", RBracket "]", LBrace "{", RBrace "}",
    Semi ";", Comma ",", Colon ":", Question "?", Tilde "~",
    Dot ".", Ellipsis "...", Arrow "->",
    Assign "=", PlusAssign "+=", MinusAssign "-=", StarAssign "*=", SlashAssign "/=", PercentAssign "%=",
    AmpAssign "&=", PipeAssign "|=", CaretAssign "^=", ShlAssign "<<=", ShrAssign ">>=",
    Plus "+", Minus "-", Star "*", Slash "/", Percent "%", Amp "&", Pipe "|", Caret "^", Bang "!",
    PlusPlus "++", MinusMinus "--", AmpAmp "&&", PipePipe "||", Shl "<<", Shr ">>",
    Lt "<", Gt ">", Le "<=", Ge ">=", EqEq "==", NotEq "!=",
    Hash "#", HashHash "##",
}

impl Token {
    #[must_use]
    pub fn eof(span: Span) -> Token {
        Token { kind: TokenKind::Eof, span, starts_line: true, space: true, painted: false }
    }

    #[must_use]
    pub fn is(&self, punct: Punct) -> bool {
        self.kind == TokenKind::Punct(punct)
    }

    #[must_use]
    pub fn ident(&self) -> Option<Sym> {
        if let TokenKind::Ident(sym) = self.kind { Some(sym) } else { None }
    }

    /// As it was written.
    #[must_use]
    pub fn text<'n>(&self, names: &'n Names) -> &'n str {
        match self.kind {
            TokenKind::Ident(s)
            | TokenKind::Number(s)
            | TokenKind::Char(s)
            | TokenKind::Str(s)
            | TokenKind::Other(s) => names.text(s),
            TokenKind::Punct(p) => p.text(),
            TokenKind::Pack(_) | TokenKind::Error | TokenKind::Eof => "",
        }
    }
}

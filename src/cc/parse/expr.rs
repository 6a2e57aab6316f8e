//! Expressions (C11 6.5, and gcc's statement expressions, `a ?: b`, `&&label` and built-in forms).

use super::{Binding, Parser};
use crate::cc::ast::{Basic, Binary, Expr, ExprKind, Init, StringKind, TypeName, Unary};
use crate::cc::literal::{self, Number, Problem};
use crate::cc::names::Kw;
use crate::cc::token::{Punct, TokenKind};
use crate::source::{Diagnostic, Span};

impl Parser<'_> {
    /// expression = assignment (`,` assignment)*
    pub(super) fn expression(&mut self) -> Expr {
        let mut left = self.assignment();
        while self.is(Punct::Comma) {
            let height = self.height;
            self.at += 1;
            let right = self.assignment();
            left = self.pair(left, height, right, ExprKind::Comma);
        }
        left
    }

    /// Two expressions under one node, if the tree may grow so tall.
    fn pair(
        &mut self,
        left: Expr,
        left_height: usize,
        right: Expr,
        kind: impl FnOnce(Box<Expr>, Box<Expr>) -> ExprKind,
    ) -> Expr {
        let span = left.span.to(right.span);
        let below = left_height.max(self.height);
        if !self.may_build(below, span) {
            return self.error_expr(span);
        }
        self.built(below);
        Expr { kind: kind(Box::new(left), Box::new(right)), span }
    }

    /// One expression under a node.
    fn over(&mut self, inner: Expr, span: Span, kind: impl FnOnce(Box<Expr>) -> ExprKind) -> Expr {
        if !self.may_build(self.height, span) {
            return self.error_expr(span);
        }
        self.built(self.height);
        Expr { kind: kind(Box::new(inner)), span }
    }

    /// constant = assignment
    ///
    /// The standard says conditional; like gcc we read more and leave it to `check` to say what is no constant.
    pub(super) fn constant(&mut self) -> Expr {
        self.assignment()
    }

    /// assignment = conditional | unary (`=` | `+=` | ...) assignment
    pub(super) fn assignment(&mut self) -> Expr {
        let target = self.conditional();
        let TokenKind::Punct(punct) = self.kind() else { return target };
        let op = match punct {
            Punct::Assign => None,
            Punct::PlusAssign => Some(Binary::Add),
            Punct::MinusAssign => Some(Binary::Sub),
            Punct::StarAssign => Some(Binary::Mul),
            Punct::SlashAssign => Some(Binary::Div),
            Punct::PercentAssign => Some(Binary::Rem),
            Punct::AmpAssign => Some(Binary::BitAnd),
            Punct::PipeAssign => Some(Binary::BitOr),
            Punct::CaretAssign => Some(Binary::BitXor),
            Punct::ShlAssign => Some(Binary::Shl),
            Punct::ShrAssign => Some(Binary::Shr),
            _ => return target,
        };
        let height = self.height;
        self.at += 1;
        let value = if self.deeper() { self.assignment() } else { self.error_expr(target.span) };
        self.depth -= 1;
        self.pair(target, height, value, |target, value| ExprKind::Assign { op, target, value })
    }

    /// conditional = binary (`?` expression? `:` conditional)?
    fn conditional(&mut self) -> Expr {
        let condition = self.binary(1);
        if !self.is(Punct::Question) {
            return condition;
        }
        let mut below = self.height;
        self.at += 1;
        if !self.deeper() {
            self.depth -= 1;
            return condition;
        }
        let mut then = None;
        if !self.is(Punct::Colon) {
            then = Some(Box::new(self.expression()));
            below = below.max(self.height);
        }
        if !self.require(Punct::Colon) {
            self.depth -= 1;
            return self.error_expr(condition.span);
        }
        let otherwise = self.conditional();
        below = below.max(self.height);
        self.depth -= 1;
        let span = condition.span.to(otherwise.span);
        if !self.may_build(below, span) {
            return self.error_expr(span);
        }
        self.built(below);
        Expr {
            kind: ExprKind::Conditional { condition: Box::new(condition), then, otherwise: Box::new(otherwise) },
            span,
        }
    }

    /// binary = cast (operator cast)*, by precedence: those that bind less than `min` end it
    fn binary(&mut self, min: u8) -> Expr {
        let mut left = self.cast();
        while let TokenKind::Punct(punct) = self.kind() {
            let Some((op, precedence)) = operator(punct).filter(|(_, precedence)| *precedence >= min) else { break };
            let height = self.height;
            self.at += 1;
            let right = self.binary(precedence + 1);
            left = self.pair(left, height, right, |a, b| ExprKind::Binary(op, a, b));
        }
        left
    }

    /// cast = `(` type-name `)` cast | `(` type-name `)` `{` ... `}` | unary
    fn cast(&mut self) -> Expr {
        if !self.is(Punct::LParen) || !self.starts_type(1) {
            return self.unary();
        }
        let start = self.advance().span;
        if !self.deeper() {
            self.depth -= 1;
            return self.error_expr(start);
        }
        let ty = Box::new(self.type_name());
        self.close(Punct::RParen);
        if self.is(Punct::LBrace) {
            let literal = self.compound(ty, start);
            self.depth -= 1;
            return self.postfix(literal);
        }
        let value = self.cast();
        self.depth -= 1;
        let span = self.since(start);
        self.over(value, span, |value| ExprKind::Cast(ty, value))
    }

    fn compound(&mut self, ty: Box<TypeName>, start: Span) -> Expr {
        let init: Init = self.braced();
        Expr { kind: ExprKind::Compound { ty, init: Box::new(init) }, span: self.since(start) }
    }

    /// unary = (`++` | `--` | `&` | `*` | `+` | `-` | `~` | `!` | `__extension__` | `__real__` | `__imag__`) cast
    ///       | `sizeof` (unary | `(` type-name `)`) | `_Alignof` ... | `&&` label | postfix
    fn unary(&mut self) -> Expr {
        let start = self.span();
        let op = match self.kind() {
            TokenKind::Punct(punct) => match punct {
                Punct::PlusPlus => Unary::PreInc,
                Punct::MinusMinus => Unary::PreDec,
                Punct::Amp => Unary::AddrOf,
                Punct::Star => Unary::Deref,
                Punct::Plus => Unary::Plus,
                Punct::Minus => Unary::Neg,
                Punct::Tilde => Unary::BitNot,
                Punct::Bang => Unary::Not,
                Punct::AmpAmp => {
                    self.at += 1;
                    let Some(name) = self.label_name() else {
                        self.expected("identifier");
                        return self.error_expr(start);
                    };
                    self.built(0);
                    return Expr { kind: ExprKind::LabelAddr(name), span: self.since(start) };
                }
                _ => {
                    let primary = self.primary();
                    return self.postfix(primary);
                }
            },
            TokenKind::Ident(sym) => match sym.keyword() {
                Some(Kw::Sizeof) => return self.size_or_align(true),
                Some(Kw::Alignof) => return self.size_or_align(false),
                Some(Kw::Real) => Unary::Real,
                Some(Kw::Imag) => Unary::Imag,
                Some(Kw::Extension) => {
                    while self.takes_keyword(Kw::Extension) {}
                    return self.cast();
                }
                _ => {
                    let primary = self.primary();
                    return self.postfix(primary);
                }
            },
            _ => {
                let primary = self.primary();
                return self.postfix(primary);
            }
        };
        self.at += 1;
        if !self.deeper() {
            self.depth -= 1;
            return self.error_expr(start);
        }
        let operand = self.cast();
        self.depth -= 1;
        let span = self.since(start);
        self.over(operand, span, |operand| ExprKind::Unary(op, operand))
    }

    /// `sizeof` or `_Alignof`, then `(` type-name `)` or a unary expression. `sizeof (int){1}` is the latter.
    fn size_or_align(&mut self, size: bool) -> Expr {
        let start = self.advance().span;
        if !self.deeper() {
            self.depth -= 1;
            return self.error_expr(start);
        }
        let result = if self.is(Punct::LParen) && self.starts_type(1) {
            let open = self.advance().span;
            let ty = Box::new(self.type_name());
            self.close(Punct::RParen);
            if self.is(Punct::LBrace) {
                let literal = self.compound(ty, open);
                let operand = self.postfix(literal);
                let span = self.since(start);
                self.over(operand, span, |e| if size { ExprKind::SizeofExpr(e) } else { ExprKind::AlignofExpr(e) })
            } else {
                self.built(0);
                let kind = if size { ExprKind::SizeofType(ty) } else { ExprKind::AlignofType(ty) };
                Expr { kind, span: self.since(start) }
            }
        } else {
            let operand = self.unary();
            let span = self.since(start);
            self.over(operand, span, |e| if size { ExprKind::SizeofExpr(e) } else { ExprKind::AlignofExpr(e) })
        };
        self.depth -= 1;
        result
    }

    /// postfix = primary (`[` expression `]` | `(` arguments `)` | `.` name | `->` name | `++` | `--`)*
    fn postfix(&mut self, mut object: Expr) -> Expr {
        loop {
            let start = object.span;
            let TokenKind::Punct(punct) = self.kind() else { return object };
            let height = self.height;
            match punct {
                Punct::LBracket => {
                    self.at += 1;
                    let index = self.nested(Self::expression);
                    self.close(Punct::RBracket);
                    let span = self.since(start);
                    object = self.pair(object, height, index, ExprKind::Index);
                    object.span = span;
                }
                Punct::LParen => {
                    self.at += 1;
                    let (args, below) = self.arguments();
                    let below = below.max(height);
                    let span = self.since(start);
                    if self.may_build(below, span) {
                        self.built(below);
                        object = Expr { kind: ExprKind::Call { callee: Box::new(object), args }, span };
                    } else {
                        object = self.error_expr(span);
                    }
                }
                Punct::Dot | Punct::Arrow => {
                    self.at += 1;
                    let Some(field) = self.takes_name() else {
                        self.expected("identifier");
                        return self.error_expr(start);
                    };
                    let arrow = punct == Punct::Arrow;
                    let span = self.since(start);
                    object = self.over(object, span, |object| ExprKind::Member { object, field, arrow });
                }
                Punct::PlusPlus | Punct::MinusMinus => {
                    self.at += 1;
                    let op = if punct == Punct::PlusPlus { Unary::PostInc } else { Unary::PostDec };
                    let span = self.since(start);
                    object = self.over(object, span, |object| ExprKind::Unary(op, object));
                }
                _ => return object,
            }
        }
    }

    /// Something in brackets: one level deeper.
    pub(super) fn nested(&mut self, parse: impl FnOnce(&mut Self) -> Expr) -> Expr {
        let result = if self.deeper() {
            parse(self)
        } else {
            let span = self.span();
            self.error_expr(span)
        };
        self.depth -= 1;
        result
    }

    /// After `(`: assignment (`,` assignment)* `)`. Also the height of the tallest.
    pub(super) fn arguments(&mut self) -> (Vec<Expr>, usize) {
        let (mut args, mut tallest) = (Vec::new(), 0);
        if self.takes(Punct::RParen) {
            return (args, tallest);
        }
        loop {
            args.push(self.nested(Self::assignment));
            tallest = tallest.max(self.height);
            if self.takes(Punct::Comma) {
                continue;
            }
            let token = self.token();
            let begins = match token.kind {
                TokenKind::Ident(sym) => sym.keyword().is_none(),
                TokenKind::Number(_) | TokenKind::Str(_) | TokenKind::Char(_) => true,
                _ => false,
            };
            if begins && !token.starts_line && !self.quiet {
                // `f("%d" n)`: the next argument, and what is missing is a comma.
                if !self.is_known_trouble() {
                    let last = self.last_span();
                    let gap = Span { start: last.end, end: last.end + 1, ..last };
                    let diagnostic = Diagnostic::error(gap, format!("expected ')'{}", self.before()));
                    self.report(diagnostic.cure("put a `,` between the arguments"));
                }
                continue;
            }
            break;
        }
        let closed = self.is(Punct::RParen);
        let span = self.span();
        self.close(Punct::RParen);
        if !closed {
            // There may have been more: nobody shall count them.
            args.push(self.error_expr(span));
        }
        (args, tallest)
    }

    /// primary = name | number | character | string+ | `(` expression `)` | `(` block `)` | `_Generic` ... | built-in forms
    fn primary(&mut self) -> Expr {
        let token = self.token();
        let span = token.span;
        self.height = 0;
        match token.kind {
            TokenKind::Ident(sym) => match sym.keyword() {
                None if self.binding(sym) == Binding::Typedef => {
                    self.expected("expression");
                    self.error_expr(span)
                }
                None => {
                    self.at += 1;
                    Expr { kind: ExprKind::Name(self.names.name(sym)), span }
                }
                Some(kw) => self.keyword_expression(kw),
            },
            TokenKind::Number(sym) => {
                self.at += 1;
                let kind = match literal::number(self.names.text(sym)) {
                    Ok(Number::Int(int)) => {
                        let (ty, problem) = int.ty();
                        self.tell(problem, span);
                        ExprKind::Int { value: int.value, ty }
                    }
                    Ok(Number::Float { value, ty }) => {
                        if value.is_infinite() {
                            let name = match ty {
                                Basic::Float => "float",
                                Basic::LongDouble => "long double",
                                _ => "double",
                            };
                            if ty != Basic::LongDouble {
                                self.report(Diagnostic::warning(
                                    span,
                                    "overflow",
                                    format!("floating constant exceeds range of '{name}'"),
                                ));
                            }
                        }
                        if (value as f32 == 0.0 && ty == Basic::Float || value == 0.0)
                            && is_positive(self.names.text(sym))
                        {
                            self.report(Diagnostic::warning(span, "overflow", "floating constant truncated to zero"));
                        }
                        ExprKind::Float { value, ty }
                    }
                    Err(problem) => {
                        self.tell([problem], span);
                        ExprKind::Error
                    }
                };
                Expr { kind, span }
            }
            TokenKind::Char(sym) => {
                self.at += 1;
                let (value, ty, problems) = literal::character(self.names.text(sym));
                let bad = problems.iter().any(|p| p.error);
                self.tell(problems, span);
                Expr { kind: if bad { ExprKind::Error } else { ExprKind::Char { value, ty } }, span }
            }
            TokenKind::Str(_) => self.string(),
            TokenKind::Punct(Punct::LParen) => {
                self.at += 1;
                if self.is(Punct::LBrace) {
                    return self.statement_expression(span);
                }
                let mut inner = self.nested(Self::expression);
                self.close(Punct::RParen);
                // What is said of a name points at it; in a macro's body the parentheses stand elsewhere.
                if !matches!(inner.kind, ExprKind::Name(_)) {
                    inner.span = self.since(span);
                }
                inner
            }
            TokenKind::Error => {
                self.at += 1;
                self.quiet = true;
                self.error_expr(span)
            }
            _ => {
                self.expected("expression");
                self.error_expr(span)
            }
        }
    }

    fn tell(&mut self, problems: impl IntoIterator<Item = Problem>, span: Span) {
        for problem in problems {
            let text = problem.message.contains("character constant") && !problem.error;
            let mut diagnostic = if problem.error {
                Diagnostic::error(span, problem.message)
            } else {
                Diagnostic::warning(span, problem.flag, problem.message)
            };
            if text {
                diagnostic = diagnostic.cure("a text stands in double quotes; single quotes are for one character");
            }
            self.report(diagnostic);
        }
    }

    /// string+: joined; one wide literal makes all wide (C11 6.4.5p5).
    pub(super) fn string(&mut self) -> Expr {
        let start = self.span();
        let first = self.at;
        let mut kind = StringKind::Narrow;
        while let TokenKind::Str(sym) = self.kind() {
            let own = literal::string_kind(self.names.text(sym));
            if own != StringKind::Narrow {
                if kind != StringKind::Narrow && kind != own {
                    let span = self.span();
                    self.error_at(span, "unsupported non-standard concatenation of string literals");
                }
                kind = own;
            }
            self.at += 1;
        }
        let mut units = Vec::new();
        for index in first..self.at {
            let Some(token) = self.tokens.get(index) else { break };
            if let TokenKind::Str(sym) = token.kind {
                let problems = literal::string(self.names.text(sym), kind, &mut units);
                self.tell(problems, token.span);
            }
        }
        self.height = 0;
        Expr { kind: ExprKind::Str { units, kind }, span: self.since(start) }
    }

    /// After `(`: block `)`
    fn statement_expression(&mut self, start: Span) -> Expr {
        let peak = std::mem::replace(&mut self.peak, 0);
        let in_if = std::mem::replace(&mut self.in_if, false);
        let block = self.block();
        self.in_if = in_if;
        self.close(Punct::RParen);
        let below = self.peak;
        self.peak = peak.max(below);
        let span = self.since(start);
        if !self.may_build(below, span) {
            return self.error_expr(span);
        }
        self.built(below);
        Expr { kind: ExprKind::Statement(Box::new(block)), span }
    }

    fn keyword_expression(&mut self, kw: Kw) -> Expr {
        let start = self.span();
        if !self.deeper() {
            self.depth -= 1;
            return self.error_expr(start);
        }
        let kind = match kw {
            Kw::Generic => self.generic(),
            Kw::VaArg => self.va_arg(),
            Kw::Offsetof => self.offsetof(),
            Kw::TypesCompatible => self.types_compatible(),
            Kw::ChooseExpr => self.choose(),
            Kw::Refused => {
                self.refuse_word();
                self.quiet = true;
                None
            }
            _ => {
                self.expected("expression");
                // `x = int;`: the word is in nobody's way once it has been named, unless it begins a statement.
                None
            }
        };
        self.depth -= 1;
        match kind {
            Some(kind) => Expr { kind, span: self.since(start) },
            None => self.error_expr(start),
        }
    }
}

/// Binary operators by how tightly they bind.
fn operator(punct: Punct) -> Option<(Binary, u8)> {
    Some(match punct {
        Punct::PipePipe => (Binary::Or, 1),
        Punct::AmpAmp => (Binary::And, 2),
        Punct::Pipe => (Binary::BitOr, 3),
        Punct::Caret => (Binary::BitXor, 4),
        Punct::Amp => (Binary::BitAnd, 5),
        Punct::EqEq => (Binary::Eq, 6),
        Punct::NotEq => (Binary::Ne, 6),
        Punct::Lt => (Binary::Lt, 7),
        Punct::Gt => (Binary::Gt, 7),
        Punct::Le => (Binary::Le, 7),
        Punct::Ge => (Binary::Ge, 7),
        Punct::Shl => (Binary::Shl, 8),
        Punct::Shr => (Binary::Shr, 8),
        Punct::Plus => (Binary::Add, 9),
        Punct::Minus => (Binary::Sub, 9),
        Punct::Star => (Binary::Mul, 10),
        Punct::Slash => (Binary::Div, 10),
        Punct::Percent => (Binary::Rem, 10),
        _ => return None,
    })
}

/// Whether a floating constant, as it is written, is more than zero.
fn is_positive(text: &str) -> bool {
    let hex = text.starts_with("0x") || text.starts_with("0X");
    let digits = if hex { text[2..].split(['p', 'P']).next() } else { text.split(['e', 'E', 'f', 'F']).next() };
    digits.unwrap_or("").bytes().any(|c| c != b'0' && c.is_ascii_hexdigit())
}

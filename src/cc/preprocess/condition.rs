//! The arithmetic of `#if` and `#elif` (C11 6.10.1): every integer is an `intmax_t` or `uintmax_t`, every name that
//! is left after macro expansion is 0.

use super::define::Builtin;
use super::{Form, Preprocessor};
use crate::cc::literal::{self, Number};
use crate::cc::names::Sym;
use crate::cc::token::{Punct, Token, TokenKind};
use crate::source::{Diagnostic, Span};

/// Brackets and unary operators within each other; each level costs stack.
const MAX_DEPTH: usize = 200;

#[derive(Clone, Copy, Debug, Default)]
struct Value {
    bits: u64,
    unsigned: bool,
}

impl Value {
    fn truth(holds: bool) -> Value {
        Value { bits: u64::from(holds), unsigned: false }
    }
}

/// One expression being judged. The first error ends it; the condition is then false.
struct Evaluator<'t> {
    tokens: &'t [Token],
    at: usize,
    end: Span,
    depth: usize,
    /// Inside a branch that decides nothing, where `1 / 0` is no error.
    dead: usize,
    directive: &'static str,
}

type Judged = Result<Value, Diagnostic>;

impl Preprocessor<'_> {
    /// Reads the rest of the line as a condition.
    pub(super) fn condition(&mut self, directive: &'static str) -> bool {
        let Some((tokens, end)) = self.condition_tokens() else { return false };
        if tokens.is_empty() {
            self.error(end, format!("#{directive} with no expression"));
            return false;
        }
        let mut evaluator = Evaluator { tokens: &tokens, at: 0, end, depth: 0, dead: 0, directive };
        match evaluator.whole(&self.names) {
            Ok(value) => value.bits != 0,
            Err(diagnostic) => {
                self.report(diagnostic);
                false
            }
        }
    }

    /// Expands the line, all but the operand of `defined`, which becomes 1 or 0 right here. Also where the line ends.
    fn condition_tokens(&mut self) -> Option<(Vec<Token>, Span)> {
        let mut tokens = Vec::new();
        loop {
            let token = self.raw();
            if token.kind == TokenKind::Eof {
                return Some((tokens, token.span));
            }
            let known = self.known;
            let answer = match token.ident() {
                Some(sym) if sym == known.defined => self.defined(token.span)?,
                Some(sym) if sym == known.has_include => self.has_include(Form::Angled, token.span)?,
                Some(sym) if sym == known.has_include_next => self.has_include(Form::Next, token.span)?,
                Some(sym) if sym == known.has_attribute || sym == known.has_builtin => {
                    self.has_feature(sym, token.span)?
                }
                _ => {
                    tokens.extend(self.expanded(token));
                    continue;
                }
            };
            let kind = TokenKind::Number(self.names.intern(if answer { "1" } else { "0" }));
            tokens.push(Token { kind, ..token });
        }
    }

    /// `defined X` or `defined(X)`
    fn defined(&mut self, place: Span) -> Option<bool> {
        let mut token = self.raw();
        let bracketed = token.is(Punct::LParen);
        if bracketed {
            token = self.raw();
        }
        let Some(sym) = token.ident() else {
            self.error(place, "operator \"defined\" requires an identifier");
            return None;
        };
        if bracketed && !self.raw().is(Punct::RParen) {
            self.error(place, "missing ')' after \"defined\"");
            return None;
        }
        Some(self.macro_of(sym).is_some())
    }

    /// `__has_include("x")` or `__has_include(<x>)`
    fn has_include(&mut self, form: Form, place: Span) -> Option<bool> {
        let open = self.raw();
        if !open.is(Punct::LParen) {
            self.error(place, "missing '(' before \"__has_include\" operand");
            return None;
        }
        let literal = if self.contexts.is_empty() {
            self.files.last_mut().and_then(|f| f.lexer.header_name(&mut self.diagnostics))
        } else {
            None
        };
        let Some((given, quoted, _)) = literal.or_else(|| self.computed_header_name()) else {
            self.error(place, "operator \"__has_include\" requires a header-name");
            return None;
        };
        if !self.raw().is(Punct::RParen) {
            self.error(place, "missing ')' after \"__has_include\" operand");
            return None;
        }
        let from =
            self.files.last().and_then(|f| self.sources.file(f.lexer.file)).map_or(String::new(), |f| f.name.clone());
        let form = if quoted && form == Form::Angled { Form::Quoted } else { form };
        Some(self.include.find(&given, form, &from).is_some())
    }

    /// `__has_attribute(x)`, `__has_builtin(x)`
    fn has_feature(&mut self, which: Sym, place: Span) -> Option<bool> {
        let feature = if which == self.known.has_attribute { Builtin::HasAttribute } else { Builtin::HasFunction };
        let open = self.raw();
        let name = self.raw();
        let Some(sym) = name.ident().filter(|_| open.is(Punct::LParen)) else {
            let message = format!("missing '(' before \"{}\" operand", self.names.text(which));
            self.error(place, message);
            return None;
        };
        if !self.raw().is(Punct::RParen) {
            let message = format!("missing ')' after \"{}\" operand", self.names.text(which));
            self.error(place, message);
            return None;
        }
        let name = self.names.text(sym);
        Some(match feature {
            Builtin::HasAttribute => super::predefined::ATTRIBUTES.contains(&name.trim_matches('_')),
            _ => super::predefined::BUILTINS.contains(&name),
        })
    }
}

impl Evaluator<'_> {
    fn peek(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::Eof, |t| t.kind)
    }

    fn span(&self) -> Span {
        self.tokens.get(self.at).map_or(self.end, |t| t.span)
    }

    fn takes(&mut self, punct: Punct) -> bool {
        let found = self.peek() == TokenKind::Punct(punct);
        self.at += usize::from(found);
        found
    }

    fn fail(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(self.span(), message)
    }

    fn whole(&mut self, names: &crate::cc::names::Names) -> Judged {
        let value = self.comma(names)?;
        let Some(token) = self.tokens.get(self.at) else { return Ok(value) };
        Err(match token.kind {
            TokenKind::Punct(Punct::RParen) => self.fail("missing '(' in expression"),
            TokenKind::Punct(Punct::Colon) => self.fail("':' without preceding '?'"),
            TokenKind::Punct(p) if is_assignment(p) => {
                self.fail(format!("token \"{}\" is not valid in preprocessor expressions", p.text()))
            }
            _ => self.fail(format!("missing binary operator before token \"{}\"", token.text(names))),
        })
    }

    /// comma = conditional (`,` conditional)*
    fn comma(&mut self, names: &crate::cc::names::Names) -> Judged {
        let mut value = self.conditional(names)?;
        while self.takes(Punct::Comma) {
            value = self.conditional(names)?;
        }
        Ok(value)
    }

    /// conditional = binary (`?` comma `:` conditional)?
    fn conditional(&mut self, names: &crate::cc::names::Names) -> Judged {
        let condition = self.binary(0, names)?;
        if !self.takes(Punct::Question) {
            return Ok(condition);
        }
        let holds = condition.bits != 0;
        self.deeper()?;
        self.dead += usize::from(!holds);
        let then = self.comma(names);
        self.dead -= usize::from(!holds);
        let then = then?;
        if !self.takes(Punct::Colon) {
            return Err(self.fail("'?' without following ':'"));
        }
        self.dead += usize::from(holds);
        let otherwise = self.conditional(names);
        self.dead -= usize::from(holds);
        let otherwise = otherwise?;
        self.depth -= 1;
        Ok(Value {
            bits: if holds { then.bits } else { otherwise.bits },
            unsigned: then.unsigned || otherwise.unsigned,
        })
    }

    fn deeper(&mut self) -> Result<(), Diagnostic> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.fail(format!("#{} expression nested more than {MAX_DEPTH} deep", self.directive)));
        }
        Ok(())
    }

    /// binary = unary (operator unary)*, by precedence
    fn binary(&mut self, min: u8, names: &crate::cc::names::Names) -> Judged {
        let mut left = self.unary(names)?;
        while let TokenKind::Punct(op) = self.peek() {
            let Some(precedence) = precedence(op).filter(|p| *p >= min) else { break };
            let place = self.span();
            self.at += 1;
            let decided = (op == Punct::PipePipe && left.bits != 0) || (op == Punct::AmpAmp && left.bits == 0);
            self.dead += usize::from(decided);
            self.deeper()?;
            if self.at >= self.tokens.len() {
                return Err(self.fail(format!("operator '{}' has no right operand", op.text())));
            }
            let right = self.binary(precedence + 1, names);
            self.depth -= 1;
            self.dead -= usize::from(decided);
            left = self.apply(op, left, right?, place)?;
        }
        Ok(left)
    }

    fn apply(&self, op: Punct, a: Value, b: Value, place: Span) -> Judged {
        let unsigned = a.unsigned || b.unsigned;
        let (x, y) = (a.bits, b.bits);
        let (sx, sy) = (x as i64, y as i64);
        let value = |bits| Ok(Value { bits, unsigned });
        let compare = |u: bool, s: bool| Ok(Value::truth(if unsigned { u } else { s }));
        match op {
            Punct::Star => value(x.wrapping_mul(y)),
            Punct::Slash | Punct::Percent if y == 0 => {
                if self.dead == 0 {
                    Err(Diagnostic::error(place, format!("division by zero in #{}", self.directive)))
                } else {
                    value(0)
                }
            }
            Punct::Slash => value(if unsigned { x / y } else { sx.wrapping_div(sy) as u64 }),
            Punct::Percent => value(if unsigned { x % y } else { sx.wrapping_rem(sy) as u64 }),
            Punct::Plus => value(x.wrapping_add(y)),
            Punct::Minus => value(x.wrapping_sub(y)),
            Punct::Shl | Punct::Shr => {
                // A negative count shifts the other way, as in gcc.
                let left = (op == Punct::Shl) != (!b.unsigned && sy < 0);
                let count = if !b.unsigned && sy < 0 { sy.unsigned_abs() } else { y };
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                let bits = if left {
                    x.checked_shl(count).unwrap_or(0)
                } else if a.unsigned {
                    x.checked_shr(count).unwrap_or(0)
                } else {
                    (sx >> count.min(63)) as u64
                };
                Ok(Value { bits, unsigned: a.unsigned })
            }
            Punct::Lt => compare(x < y, sx < sy),
            Punct::Gt => compare(x > y, sx > sy),
            Punct::Le => compare(x <= y, sx <= sy),
            Punct::Ge => compare(x >= y, sx >= sy),
            Punct::EqEq => Ok(Value::truth(x == y)),
            Punct::NotEq => Ok(Value::truth(x != y)),
            Punct::Amp => value(x & y),
            Punct::Caret => value(x ^ y),
            Punct::Pipe => value(x | y),
            Punct::AmpAmp => Ok(Value::truth(x != 0 && y != 0)),
            _ => Ok(Value::truth(x != 0 || y != 0)),
        }
    }

    /// unary = (`+` | `-` | `!` | `~`) unary | `(` comma `)` | number | character | name
    fn unary(&mut self, names: &crate::cc::names::Names) -> Judged {
        let Some(&token) = self.tokens.get(self.at) else {
            return Err(self.fail(format!("#{} expression is not complete", self.directive)));
        };
        self.at += 1;
        match token.kind {
            TokenKind::Punct(op @ (Punct::Plus | Punct::Minus | Punct::Bang | Punct::Tilde)) => {
                self.deeper()?;
                if self.at >= self.tokens.len() {
                    return Err(self.fail(format!("operator '{}' has no right operand", op.text())));
                }
                let value = self.unary(names)?;
                self.depth -= 1;
                Ok(match op {
                    Punct::Minus => Value { bits: value.bits.wrapping_neg(), ..value },
                    Punct::Tilde => Value { bits: !value.bits, ..value },
                    Punct::Bang => Value::truth(value.bits == 0),
                    _ => value,
                })
            }
            TokenKind::Punct(Punct::LParen) => {
                self.deeper()?;
                if self.takes(Punct::RParen) {
                    return Err(Diagnostic::error(token.span, "missing expression between '(' and ')'"));
                }
                let value = self.comma(names)?;
                self.depth -= 1;
                if self.takes(Punct::RParen) {
                    return Ok(value);
                }
                match self.tokens.get(self.at) {
                    None => Err(Diagnostic::error(token.span, "missing ')' in expression")),
                    Some(next) => {
                        Err(self.fail(format!("missing binary operator before token \"{}\"", next.text(names))))
                    }
                }
            }
            TokenKind::Number(sym) => match literal::number(names.text(sym)) {
                Ok(Number::Int(i)) => {
                    let unsigned = i.unsigned || (i.value > i64::MAX as u64);
                    Ok(Value { bits: i.value, unsigned })
                }
                Ok(Number::Float { .. }) => {
                    Err(Diagnostic::error(token.span, "floating constant in preprocessor expression"))
                }
                Err(problem) => Err(Diagnostic::error(token.span, problem.message)),
            },
            TokenKind::Char(sym) => {
                let (value, _, problems) = literal::character(names.text(sym));
                match problems.into_iter().find(|p| p.error) {
                    Some(problem) => Err(Diagnostic::error(token.span, problem.message)),
                    None => Ok(Value { bits: value as u64, unsigned: false }),
                }
            }
            TokenKind::Ident(_) => Ok(Value::default()),
            TokenKind::Punct(op) if precedence(op).is_some() => {
                Err(Diagnostic::error(token.span, format!("operator '{}' has no left operand", op.text())))
            }
            TokenKind::Punct(Punct::RParen) => Err(Diagnostic::error(token.span, "missing '(' in expression")),
            _ => Err(Diagnostic::error(
                token.span,
                format!("token \"{}\" is not valid in preprocessor expressions", token.text(names)),
            )),
        }
    }
}

fn is_assignment(op: Punct) -> bool {
    use Punct as P;
    matches!(
        op,
        P::Assign
            | P::PlusAssign
            | P::MinusAssign
            | P::StarAssign
            | P::SlashAssign
            | P::PercentAssign
            | P::AmpAssign
            | P::PipeAssign
            | P::CaretAssign
            | P::ShlAssign
            | P::ShrAssign
    )
}

fn precedence(op: Punct) -> Option<u8> {
    Some(match op {
        Punct::PipePipe => 1,
        Punct::AmpAmp => 2,
        Punct::Pipe => 3,
        Punct::Caret => 4,
        Punct::Amp => 5,
        Punct::EqEq | Punct::NotEq => 6,
        Punct::Lt | Punct::Gt | Punct::Le | Punct::Ge => 7,
        Punct::Shl | Punct::Shr => 8,
        Punct::Plus | Punct::Minus => 9,
        Punct::Star | Punct::Slash | Punct::Percent => 10,
        _ => return None,
    })
}

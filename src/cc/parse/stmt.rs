//! Statements and blocks (C11 6.8, and gcc's case ranges, computed goto, local labels).

use super::decl::{Parsed, Place};
use super::{MAX_HEIGHT, Parser};
use crate::cc::ast::{Block, BlockItem, Expr, ForInit, Ident, Name, Stmt, StmtKind};
use crate::cc::names::Kw;
use crate::cc::token::{Punct, TokenKind};
use crate::source::{Diagnostic, Span};

impl Parser<'_> {
    /// block = `{` (`__label__` names `;`)* (declaration | statement | function)* `}`
    pub(super) fn block(&mut self) -> Block {
        let start = self.span();
        let open = self.at;
        self.at += 1;
        let mark = self.enter();
        let locals = self.labels.len();
        let mut items = Vec::new();
        if self.deeper() {
            self.local_label_names();
            self.block_items(&mut items, open);
        }
        self.depth -= 1;
        self.takes(Punct::RBrace);
        self.labels.truncate(locals);
        self.leave(mark);
        Block { items, span: self.since(start) }
    }

    /// To the closing brace, which stays.
    pub(super) fn block_items(&mut self, items: &mut Vec<BlockItem>, open: usize) {
        loop {
            if self.is(Punct::RBrace) {
                return;
            }
            if self.kind() == TokenKind::Eof {
                if !self.quiet && !self.is_known_trouble() {
                    let mut diagnostic =
                        Diagnostic::error(self.error_span(), "expected declaration or statement at end of input")
                            .cure("a `}` is missing");
                    if let Some(token) = self.tokens.get(open) {
                        diagnostic = diagnostic.note(token.span, "to match this '{'");
                    }
                    if let Some((span, name)) = self.nested.take() {
                        let text =
                            format!("'{name}' begins here, inside the function before it: is the `}}` missing above?");
                        diagnostic = diagnostic.note(span, text);
                    }
                    self.unclosed = true;
                    self.report(diagnostic);
                    // All blocks around this one lack theirs too.
                    self.quiet = true;
                }
                return;
            }
            let before = self.at;
            if self.keyword() == Some(Kw::Else) && self.in_if {
                let diagnostic =
                    Diagnostic::error(self.span(), "expected '}' before 'else'").cure("close the block with `}`");
                self.report(diagnostic);
                return;
            }
            self.block_item(items);
            if self.at == before && self.kind() != TokenKind::Eof {
                self.at += 1;
            }
            if self.kind() != TokenKind::Eof {
                self.quiet = false;
            }
        }
    }

    fn block_item(&mut self, items: &mut Vec<BlockItem>) {
        let mut declares = self.starts_declaration();
        if self.keyword() == Some(Kw::Extension) {
            // Before a declaration it says nothing, before an expression it is an operator that says nothing.
            let here = self.at;
            while self.takes_keyword(Kw::Extension) {}
            declares = self.starts_declaration();
            if !declares {
                self.at = here;
            }
        }
        // `__attribute__((fallthrough));` is a statement.
        if self.keyword() == Some(Kw::Attribute) && self.is_attribute_statement() {
            declares = false;
        }
        if !declares {
            let statement = self.statement();
            items.push(BlockItem::Stmt(statement));
        } else if self.keyword() == Some(Kw::StaticAssert) {
            let assert = self.static_assert();
            items.push(BlockItem::StaticAssert(assert));
        } else {
            items.extend(self.declaration(Place::Block).map(|parsed| match parsed {
                Parsed::Declaration(d) => BlockItem::Declaration(d),
                Parsed::Function(f) => {
                    if let (None, Some(name)) = (&self.nested, &f.declarator.name) {
                        self.nested = Some((f.span, name.name.clone()));
                    }
                    BlockItem::Function(f)
                }
            }));
        }
    }

    /// Whether attributes stand alone before a `;` or a case label.
    fn is_attribute_statement(&mut self) -> bool {
        let here = self.at;
        let quiet = std::mem::replace(&mut self.quiet, true);
        self.attributes(&mut Vec::new());
        let alone = self.is(Punct::Semi) || matches!(self.keyword(), Some(Kw::Case | Kw::Default));
        self.at = here;
        self.quiet = quiet;
        alone
    }

    /// `__label__ a, b;`: each block that declares them has its own. In the tree they get names nobody can write.
    fn local_label_names(&mut self) {
        while self.takes_keyword(Kw::Label) {
            loop {
                let Some(sym) = self.name_at(0) else {
                    self.expected("identifier");
                    break;
                };
                self.at += 1;
                self.local_labels += 1;
                let unique = format!("{}@{}", self.names.text(sym), self.local_labels);
                self.labels.push((sym, Name::from(unique.as_str())));
                if !self.takes(Punct::Comma) {
                    break;
                }
            }
            self.close(Punct::Semi);
        }
    }

    /// A label's name, which a `__label__` may have made local.
    pub(super) fn label_name(&mut self) -> Option<Ident> {
        let sym = self.name_at(0)?;
        let ident = self.takes_name()?;
        let local = self.labels.iter().rev().find(|(s, _)| *s == sym).map(|(_, name)| name.clone());
        Some(Ident { name: local.unwrap_or(ident.name), span: ident.span })
    }

    /// statement = labelled | block | expression? `;` | if | switch | while | do | for | jump | asm
    pub(super) fn statement(&mut self) -> Stmt {
        let start = self.span();
        if !self.deeper() {
            self.depth -= 1;
            return Stmt { kind: StmtKind::Expr(None), span: start };
        }
        let kind = self.statement_kind();
        self.depth -= 1;
        Stmt { kind, span: self.since(start) }
    }

    fn statement_kind(&mut self) -> StmtKind {
        match self.kind() {
            TokenKind::Punct(Punct::LBrace) => return StmtKind::Block(self.block()),
            TokenKind::Punct(Punct::Semi) => {
                self.at += 1;
                return StmtKind::Expr(None);
            }
            TokenKind::Punct(Punct::RParen | Punct::RBracket) => {
                self.expected_with("statement", Some("take it away, or add the bracket that opens it".to_string()));
                self.at += 1;
                // What follows was meant as part of the statement before: `f(x));` has its `;` left.
                self.takes(Punct::Semi);
                return StmtKind::Expr(None);
            }
            TokenKind::Punct(Punct::RBrace) | TokenKind::Eof => {
                self.expected("expression");
                return StmtKind::Expr(None);
            }
            TokenKind::Ident(sym) if sym.keyword().is_none() && self.nth(1).is(Punct::Colon) => {
                let Some(name) = self.label_name() else { return StmtKind::Expr(None) };
                self.at += 1;
                self.attributes(&mut Vec::new());
                return StmtKind::Label { name, body: Box::new(self.labelled()) };
            }
            _ => {}
        }
        match self.keyword() {
            Some(Kw::Case) => self.case(),
            Some(Kw::Default) => {
                self.at += 1;
                self.require_colon();
                StmtKind::Default { body: Box::new(self.labelled()) }
            }
            Some(Kw::If) => self.if_chain(),
            Some(Kw::Switch) => {
                self.at += 1;
                let mark = self.enter();
                let value = self.condition();
                let body = Box::new(self.body());
                self.leave(mark);
                StmtKind::Switch { value, body }
            }
            Some(Kw::While) => {
                self.at += 1;
                let mark = self.enter();
                let condition = self.condition();
                let body = Box::new(self.body());
                self.leave(mark);
                StmtKind::While { condition, body }
            }
            Some(Kw::Do) => self.do_while(),
            Some(Kw::For) => self.for_loop(),
            Some(Kw::Goto) => self.goto(),
            Some(Kw::Continue) => {
                self.at += 1;
                self.close(Punct::Semi);
                StmtKind::Continue
            }
            Some(Kw::Break) => {
                self.at += 1;
                self.close(Punct::Semi);
                StmtKind::Break
            }
            Some(Kw::Return) => {
                self.at += 1;
                let value = if self.is(Punct::Semi) { None } else { Some(self.expression()) };
                self.close(Punct::Semi);
                StmtKind::Return(value)
            }
            Some(Kw::Asm) => self.asm_statement(),
            Some(Kw::Attribute) => {
                self.attributes(&mut Vec::new());
                if !matches!(self.keyword(), Some(Kw::Case | Kw::Default)) {
                    self.close(Punct::Semi);
                    return StmtKind::Expr(None);
                }
                self.statement_kind()
            }
            Some(Kw::Else) => {
                if !self.quiet {
                    let diagnostic = Diagnostic::error(self.span(), "'else' without a previous 'if'")
                        .cure("an `if` takes one statement: put several into `{ }`, and no `;` after the condition");
                    self.report(diagnostic);
                }
                self.at += 1;
                self.statement_kind()
            }
            _ => {
                let value = self.expression();
                self.close(Punct::Semi);
                StmtKind::Expr(Some(value))
            }
        }
    }

    /// What a label marks. At the end of a block or before a declaration that is an empty statement, as in C23.
    fn labelled(&mut self) -> Stmt {
        let here = self.span();
        let alone = Stmt { kind: StmtKind::Expr(None), span: Span { end: here.start, ..here } };
        if self.is(Punct::RBrace) {
            return alone;
        }
        if self.starts_declaration() && !(self.keyword() == Some(Kw::Attribute) && self.is_attribute_statement()) {
            return alone;
        }
        self.statement()
    }

    /// The `:` of a label; a `;` in its place is the common slip.
    fn require_colon(&mut self) {
        if !self.require(Punct::Colon) {
            self.takes(Punct::Semi);
            self.quiet = false;
        }
    }

    /// case = `case` constant (`...` constant)? `:` statement
    fn case(&mut self) -> StmtKind {
        self.at += 1;
        let low = self.constant();
        let mut high = None;
        if self.takes(Punct::Ellipsis) {
            high = Some(self.constant());
        }
        if high.is_none() && !self.is(Punct::Colon) {
            let cure = if self.is(Punct::Semi) { "write `:` instead of `;`" } else { "insert `:` before it" };
            self.expected_with("':' or '...'", Some(cure.to_string()));
        }
        self.require_colon();
        StmtKind::Case { low, high, body: Box::new(self.labelled()) }
    }

    /// `(` expression `)`
    fn condition(&mut self) -> Expr {
        if !self.require(Punct::LParen) {
            // Without brackets, the expression is probably here all the same.
            let value = if self.is(Punct::LBrace) { self.error_expr(self.span()) } else { self.expression() };
            self.takes(Punct::RParen);
            self.quiet = false;
            return value;
        }
        let value = self.expression();
        self.close(Punct::RParen);
        value
    }

    /// The statement an `if` or a loop governs: a scope of its own.
    fn body(&mut self) -> Stmt {
        let mark = self.enter();
        let in_if = std::mem::replace(&mut self.in_if, false);
        let body = self.governed();
        self.in_if = in_if;
        self.leave(mark);
        body
    }

    fn governed(&mut self) -> Stmt {
        // No declaration can stand here: an unknown name, such as the `then` of another language, is an expression.
        let declares = self.starts_specs() || self.keyword() == Some(Kw::StaticAssert);
        if declares && !(self.keyword() == Some(Kw::Attribute) && self.is_attribute_statement()) {
            // A declaration is no statement.
            let start = self.span();
            self.expected_with("expression", Some("put the declaration into `{ }`".to_string()));
            self.quiet = true;
            let parsed = self.declaration(Place::Block);
            self.quiet = false;
            let items = match parsed {
                Some(Parsed::Declaration(d)) => vec![BlockItem::Declaration(d)],
                _ => Vec::new(),
            };
            let span = self.since(start);
            return Stmt { kind: StmtKind::Block(Block { items, span }), span };
        }
        self.statement()
    }

    /// if = `if` `(` expression `)` statement (`else` statement)?
    ///
    /// A chain of `else if` is read in a loop: it may be much longer than anything should be deep.
    fn if_chain(&mut self) -> StmtKind {
        let mark = self.enter();
        let kind = self.if_chain_inside();
        self.leave(mark);
        kind
    }

    fn if_chain_inside(&mut self) -> StmtKind {
        let mut branches: Vec<(Expr, Stmt, Span)> = Vec::new();
        let mut last = None;
        loop {
            let start = self.advance().span;
            let condition = self.condition();
            let mark = self.enter();
            let in_if = std::mem::replace(&mut self.in_if, true);
            let then = self.governed();
            self.in_if = in_if;
            self.leave(mark);
            branches.push((condition, then, start));
            if !self.takes_keyword(Kw::Else) {
                break;
            }
            if self.keyword() == Some(Kw::If) && branches.len() <= MAX_HEIGHT {
                continue;
            }
            if branches.len() > MAX_HEIGHT && self.keyword() == Some(Kw::If) {
                if !self.ended {
                    let diagnostic = Diagnostic::error(
                        self.span(),
                        format!("more than {MAX_HEIGHT} branches in one chain of 'else if'"),
                    )
                    .cure("use a switch or a table");
                    self.report(diagnostic);
                }
                self.give_up();
                break;
            }
            last = Some(Box::new(self.body()));
            break;
        }
        let end = self.last_span();
        while let Some((condition, then, start)) = branches.pop() {
            let kind = StmtKind::If { condition, then: Box::new(then), otherwise: last.take() };
            if branches.is_empty() {
                return kind;
            }
            last = Some(Box::new(Stmt { kind, span: start.to(end) }));
        }
        StmtKind::Expr(None)
    }

    /// do = `do` statement `while` `(` expression `)` `;`
    fn do_while(&mut self) -> StmtKind {
        self.at += 1;
        let body = Box::new(self.body());
        if !self.takes_keyword(Kw::While) {
            self.expected("'while'");
            let span = self.span();
            let condition = self.error_expr(span);
            self.skip_statement();
            return StmtKind::DoWhile { body, condition };
        }
        let condition = self.condition();
        self.close(Punct::Semi);
        StmtKind::DoWhile { body, condition }
    }

    /// for = `for` `(` (declaration | expression? `;`) expression? `;` expression? `)` statement
    fn for_loop(&mut self) -> StmtKind {
        self.at += 1;
        let mark = self.enter();
        let (mut init, mut condition, mut step) = (ForInit::None, None, None);
        if self.require(Punct::LParen) {
            while self.keyword() == Some(Kw::Extension) {
                self.at += 1;
            }
            if self.takes(Punct::Semi) {
            } else if self.starts_declaration() {
                if let Some(Parsed::Declaration(d)) = self.declaration(Place::For) {
                    init = ForInit::Declaration(d);
                }
            } else {
                init = ForInit::Expr(self.expression());
                self.for_semicolon();
            }
            if self.takes(Punct::Semi) {
            } else if self.is(Punct::RParen) && !self.quiet {
                self.expected("expression");
                self.quiet = false;
            } else {
                condition = Some(self.expression());
                self.for_semicolon();
            }
            if !self.is(Punct::RParen) {
                step = Some(self.expression());
            }
            self.close(Punct::RParen);
        } else {
            self.quiet = false;
        }
        let in_if = std::mem::replace(&mut self.in_if, false);
        let body = Box::new(self.governed());
        self.in_if = in_if;
        self.leave(mark);
        StmtKind::For { init, condition, step, body }
    }

    /// The `;` within the brackets of a `for`. A `,` in its place is the common slip.
    fn for_semicolon(&mut self) {
        if self.require(Punct::Semi) {
            return;
        }
        while !matches!(
            self.kind(),
            TokenKind::Eof | TokenKind::Punct(Punct::Semi | Punct::RParen | Punct::LBrace | Punct::RBrace)
        ) {
            self.at += 1;
        }
        self.takes(Punct::Semi);
        self.quiet = false;
    }

    /// goto = `goto` (name | `*` expression) `;`
    fn goto(&mut self) -> StmtKind {
        self.at += 1;
        let kind = if let Some(name) = self.label_name() {
            StmtKind::Goto(name)
        } else if self.takes(Punct::Star) {
            StmtKind::GotoComputed(self.expression())
        } else {
            self.expected("identifier or '*'");
            StmtKind::Expr(None)
        };
        self.close(Punct::Semi);
        kind
    }
}

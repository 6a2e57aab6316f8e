//! Statements: labels and jumps, `switch` and its cases, `return`.

use super::super::ast::{self, BlockItem, ForInit, StmtKind as A};
use super::super::tree::{Block, Expr, ExprKind, Label, LabelId, Stmt, StmtKind, UnOp};
use super::super::types::Ty;
use super::convert::For;
use super::{Check, LabelState, Scope, SwitchCx, constant};
use crate::source::{Diagnostic, Severity, Span};

impl Check<'_> {
    pub(super) fn block_items(&mut self, items: &[BlockItem]) -> Vec<Stmt> {
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            match item {
                BlockItem::Stmt(s) => {
                    let s = self.stmt(s);
                    out.push(s);
                }
                BlockItem::Declaration(d) => out.extend(self.declaration(d)),
                BlockItem::Function(f) => {
                    let name = f.declarator.name.as_ref().map_or("", |n| &n.name);
                    let text = format!("nested function '{name}' is not supported");
                    let d = Diagnostic::error(f.span, text).cure("move the function out of the one around it");
                    if !self.unclosed {
                        self.report(d);
                    }
                    if let Some(n) = &f.declarator.name {
                        self.bind(&n.name, super::Entry::Error, n.span);
                    }
                }
                BlockItem::StaticAssert(a) => self.static_assert(a),
            }
        }
        out
    }

    fn block(&mut self, b: &ast::Block) -> Block {
        self.open();
        let stmts = self.block_items(&b.items);
        let scope = self.close();
        let end = Span { start: b.span.end.saturating_sub(1).max(b.span.start), ..b.span };
        finish(scope, stmts, end)
    }

    pub(super) fn stmt(&mut self, s: &ast::Stmt) -> Stmt {
        let kind = self.stmt_kind(s);
        let pending = self.take_pending();
        if pending.is_empty() {
            return Stmt { kind, span: s.span };
        }
        let mut stmts: Vec<Stmt> =
            pending.into_iter().map(|e| Stmt { span: e.span, kind: StmtKind::Expr(e) }).collect();
        stmts.push(Stmt { kind, span: s.span });
        Stmt { kind: StmtKind::Block(Block { stmts, end: s.span, ..Block::default() }), span: s.span }
    }

    /// A statement of `if` and loops is a scope for names. What its expressions make lives on to the end of the block
    /// all the same, as it does in gcc's frames.
    fn names_end<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        self.open();
        let r = f(self);
        let inner = self.close();
        let outer = self.scope();
        outer.locals.extend(inner.locals);
        outer.statics.extend(inner.statics);
        outer.has_vla |= inner.has_vla;
        r
    }

    fn boxed(&mut self, s: &ast::Stmt) -> Box<Stmt> {
        Box::new(self.stmt(s))
    }

    fn truth_value(&mut self, e: &ast::Expr) -> Expr {
        if let ast::ExprKind::Assign { op: None, value, .. } = &e.kind
            && !self.in_parentheses(e.span)
            // `x =< 3` is told as the slip it is.
            && !matches!(&value.kind, ast::ExprKind::Binary(_, left, _) if left.kind == ast::ExprKind::Error)
        {
            // Only with -Wall in gcc; but `=` for `==` is too common to be silent about.
            let d =
                Diagnostic::warning(e.span, "parentheses", "suggest parentheses around assignment used as truth value");
            use ast::Binary::{Eq, Ge, Gt, Le, Lt, Ne};
            let cure = match value.kind {
                ast::ExprKind::Binary(Eq | Ne | Lt | Gt | Le | Ge, ..) if !self.in_parentheses(value.span) => {
                    "it assigns the result of the comparison: to compare what was assigned, write `(a = b) == c`"
                }
                ast::ExprKind::Call { .. } => {
                    "if it is meant, put a second pair of parentheses around it; `==` compares"
                }
                _ => "write `==` to compare",
            };
            self.report(d.cure(cure));
        }
        let v = self.value(e);
        self.condition(v)
    }

    /// Whether an expression has parentheses of its own inside those of the statement.
    fn in_parentheses(&self, span: Span) -> bool {
        let Some(text) = self.sources.file(span.file).map(|f| f.text.as_bytes()) else { return false };
        let before = text.get(..span.start as usize).unwrap_or(&[]);
        let mut open = before.iter().rev().filter(|b| !b.is_ascii_whitespace());
        let after = text.get(span.end as usize..).unwrap_or(&[]);
        let mut close = after.iter().filter(|b| !b.is_ascii_whitespace());
        (open.next(), open.next(), close.next(), close.next()) == (Some(&b'('), Some(&b'('), Some(&b')'), Some(&b')'))
            || text.get(span.start as usize) == Some(&b'(')
                && text.get((span.end as usize).saturating_sub(1)) == Some(&b')')
    }

    /// A body that `break` and `continue` leave.
    fn loop_body(&mut self, s: &ast::Stmt) -> Box<Stmt> {
        if let Some(cx) = &mut self.cx {
            cx.loops += 1;
        }
        let body = self.boxed(s);
        if let Some(cx) = &mut self.cx {
            cx.loops -= 1;
        }
        body
    }

    fn stmt_kind(&mut self, s: &ast::Stmt) -> StmtKind {
        match &s.kind {
            A::Expr(None) => StmtKind::Empty,
            A::Expr(Some(e)) => {
                let v = self.expr(e);
                let v = if self.types.is_array(v.ty) || self.types.is_function(v.ty) || self.types.is_void(v.ty) {
                    v
                } else {
                    self.rvalue(v)
                };
                StmtKind::Expr(self.unused(v))
            }
            A::Block(b) => StmtKind::Block(self.block(b)),
            A::If { condition, then, otherwise } => self.names_end(|c| {
                let condition = c.truth_value(condition);
                let then = c.names_end(|c| c.boxed(then));
                let otherwise = otherwise.as_ref().map(|o| c.names_end(|c| c.boxed(o)));
                StmtKind::If { condition, then, otherwise }
            }),
            A::While { condition, body } => self.names_end(|c| {
                let condition = c.truth_value(condition);
                let body = c.names_end(|c| c.loop_body(body));
                StmtKind::While { condition, body }
            }),
            A::DoWhile { body, condition } => self.names_end(|c| {
                let body = c.names_end(|c| c.loop_body(body));
                let condition = c.truth_value(condition);
                StmtKind::DoWhile { body, condition }
            }),
            A::For { init, condition, step, body } => {
                self.for_stmt(init, condition.as_ref(), step.as_ref(), body, s.span)
            }
            A::Switch { value, body } => self.names_end(|c| c.switch(value, body, s.span)),
            A::Case { low, high, body } => self.case(low, high.as_ref(), body, s.span),
            A::Default { body } => self.default_label(body, s.span),
            A::Label { name, body } => {
                let label = self.define_label(name);
                let body = self.boxed(body);
                StmtKind::Labelled { label, body }
            }
            A::Goto(id) => match self.use_label(id) {
                Some(l) => {
                    if let Some(cx) = &mut self.cx {
                        cx.gotos.push((l, s.span, cx.vlas.iter().map(|v| v.0).collect()));
                    }
                    StmtKind::Goto(l)
                }
                None => StmtKind::Empty,
            },
            A::GotoComputed(e) => {
                let v = self.value(e);
                if !v.is_error() && !self.types.is_pointer(v.ty) {
                    self.error(e.span, "computed goto must be pointer type");
                }
                StmtKind::GotoComputed(v)
            }
            A::Continue => {
                if self.cx.as_ref().is_none_or(|cx| cx.loops == 0) {
                    self.error(s.span, "continue statement not within a loop");
                    return StmtKind::Empty;
                }
                StmtKind::Continue
            }
            A::Break => {
                if self.cx.as_ref().is_none_or(|cx| cx.loops == 0 && cx.switches.is_empty()) {
                    self.error(s.span, "break statement not within loop or switch");
                    return StmtKind::Empty;
                }
                StmtKind::Break
            }
            A::Return(e) => self.return_stmt(e.as_ref(), s.span),
            A::Asm(asm) => self.asm(asm, s.span),
        }
    }

    fn for_stmt(
        &mut self,
        init: &ForInit,
        condition: Option<&ast::Expr>,
        step: Option<&ast::Expr>,
        body: &ast::Stmt,
        span: Span,
    ) -> StmtKind {
        self.open();
        let mut stmts = Vec::new();
        match init {
            ForInit::None => {}
            ForInit::Expr(e) => {
                let v = self.value(e);
                let v = self.unused(v);
                stmts.push(Stmt { kind: StmtKind::Expr(v), span: e.span });
            }
            ForInit::Declaration(d) => {
                self.for_declaration(d);
                stmts.extend(self.declaration(d));
            }
        }
        let condition = condition.map(|c| self.truth_value(c));
        let step = step.map(|e| {
            let v = self.value(e);
            self.unused(v)
        });
        let body = self.loop_body(body);
        stmts.push(Stmt { kind: StmtKind::For { condition, step, body }, span });
        let scope = self.close();
        StmtKind::Block(finish(scope, stmts, span))
    }

    /// Only variables may be declared there, and no static ones.
    fn for_declaration(&mut self, d: &ast::Declaration) {
        for i in &d.declarators {
            let Some(id) = &i.declarator.name else { continue };
            let what = match d.specs.storage {
                ast::Storage::Static => "static variable",
                ast::Storage::Extern => "'extern' variable",
                ast::Storage::Typedef => "non-variable",
                _ if matches!(i.declarator.derived.first(), Some(ast::Derived::Function(_))) => "non-variable",
                _ => continue,
            };
            self.error(id.span, format!("declaration of {what} '{}' in 'for' loop initial declaration", id.name));
        }
        let tag = match &d.specs.ty {
            ast::TypeSpec::Record(r) if r.members.is_some() => {
                r.tag.as_ref().map(|t| (t, if r.is_union { "union" } else { "struct" }))
            }
            ast::TypeSpec::Enum(e) if e.constants.is_some() => e.tag.as_ref().map(|t| (t, "enum")),
            _ => None,
        };
        if let Some((tag, word)) = tag {
            self.error(tag.span, format!("'{word} {}' declared in 'for' loop initial declaration", tag.name));
        }
    }

    fn return_stmt(&mut self, e: Option<&ast::Expr>, span: Span) -> StmtKind {
        let Some((ret, at)) = self.cx.as_ref().map(|cx| (cx.ret, cx.span)) else { return StmtKind::Empty };
        let is_void = self.types.is_void(ret);
        let plain =
            |text: &str, span: Span| Diagnostic { severity: Severity::Warning, ..Diagnostic::error(span, text) };
        if self.cx.as_ref().is_some_and(|cx| cx.noreturn) {
            self.report(plain("function declared 'noreturn' has a 'return' statement", span));
        }
        let Some(e) = e else {
            if !is_void {
                let d = plain("'return' with no value, in function returning non-void", span);
                self.report(d.note(at, "declared here"));
            }
            return StmtKind::Return(None);
        };
        let v = self.value(e);
        if is_void {
            if !self.types.is_void(v.ty) && !v.is_error() {
                let d = plain("'return' with a value, in function returning void", e.span);
                self.report(d.note(at, "declared here"));
            }
            // Still evaluated.
            return StmtKind::Return(Some(Expr {
                ty: Ty::VOID,
                ..Expr::new(ExprKind::Cast(Box::new(v)), Ty::VOID, e.span)
            }));
        }
        let mut from = &v;
        while let ExprKind::PtrAdd { pointer: inner, .. } | ExprKind::Cast(inner) = &from.kind {
            from = inner;
        }
        if let ExprKind::AddrOf(place) = &from.kind
            && is_local(place)
            && self.types.is_pointer(v.ty)
        {
            let near = v.span;
            self.warn(near, "return-local-addr", "function returns address of local variable");
        }
        let at = self.place_of(e);
        let v = self.assign_convert(v, ret, &For::Return, at);
        StmtKind::Return(Some(v))
    }

    // Labels.

    fn label(&mut self, id: &ast::Ident) -> Option<LabelId> {
        let cx = self.cx.as_mut()?;
        if let Some(l) = cx.label_names.get(&id.name) {
            return Some(l.id);
        }
        let n = cx.labels.len() as LabelId;
        cx.labels.push(Label { name: id.name.clone(), span: id.span, address_taken: false });
        cx.label_names.insert(id.name.clone(), LabelState { id: n, defined: None, vlas: Vec::new(), used: id.span });
        Some(n)
    }

    pub(super) fn use_label(&mut self, id: &ast::Ident) -> Option<LabelId> {
        self.label(id)
    }

    fn define_label(&mut self, id: &ast::Ident) -> LabelId {
        let Some(n) = self.label(id) else { return 0 };
        let old = self.cx.as_mut().and_then(|cx| {
            let l = cx.label_names.get_mut(&id.name)?;
            let old = l.defined;
            l.defined = old.or(Some(id.span));
            l.vlas.clone_from(&cx.vlas);
            if let Some(l) = cx.labels.get_mut(n as usize) {
                l.span = id.span;
            }
            old
        });
        if let Some(old) = old {
            let d = Diagnostic::error(id.span, format!("duplicate label '{}'", id.name));
            self.report(d.note(old, format!("previous definition of '{}' with type 'void'", id.name)));
            return self.anonymous_label(id.span);
        }
        n
    }

    fn anonymous_label(&mut self, span: Span) -> LabelId {
        let Some(cx) = &mut self.cx else { return 0 };
        cx.labels.push(Label { name: ast::Name::from(""), span, address_taken: false });
        cx.labels.len() as LabelId - 1
    }

    pub(super) fn check_labels(&mut self) {
        let missing: Vec<(String, Span)> = match &self.cx {
            Some(cx) => cx
                .label_names
                .iter()
                .filter(|(_, l)| l.defined.is_none())
                .map(|(n, l)| (n.to_string(), l.used))
                .collect(),
            None => Vec::new(),
        };
        for (name, at) in missing {
            self.error(at, format!("label '{name}' used but not defined"));
        }
        let Some(cx) = &self.cx else { return };
        let mut bad = Vec::new();
        for (label, at, inside) in &cx.gotos {
            let Some((name, l)) = cx.label_names.iter().find(|l| l.1.id == *label) else { continue };
            if let (Some(entered), Some(defined)) = (l.vlas.iter().find(|v| !inside.contains(&v.0)), l.defined) {
                bad.push((*at, defined, entered.1, name.clone()));
            }
        }
        for (at, label, declared, name) in bad {
            let d = Diagnostic::error(at, "jump into scope of identifier with variably modified type")
                .note(label, format!("label '{name}' defined here"))
                .note(declared, format!("'{}' declared here", self.text(declared)));
            self.report(d);
        }
    }

    // Switch.

    fn switch(&mut self, value: &ast::Expr, body: &ast::Stmt, at: Span) -> StmtKind {
        let v = self.value(value);
        let written = v.ty;
        let v = if v.is_error() {
            v
        } else if self.types.is_integer(v.ty) {
            self.promote(v)
        } else {
            self.error(value.span, "switch quantity not an integer");
            Expr::error(value.span)
        };
        let unsigned = self.types.int(v.ty).is_some_and(|(_, s)| !s);
        if let Some(cx) = &mut self.cx {
            let vlas = cx.vlas.len();
            cx.switches.push(SwitchCx { ty: v.ty, cases: Vec::new(), default: None, vlas, unsigned });
        }
        self.unreachable_start(body);
        let body = self.boxed(body);
        let Some(sw) = self.cx.as_mut().and_then(|cx| cx.switches.pop()) else { return StmtKind::Empty };
        self.case_bounds(written, &sw);
        let truth = |n: i64| n == 0 || n == 1;
        if (self.types.canon(written.unqual()) == Ty::BOOL || is_truth(&v))
            && sw.cases.iter().any(|c| !truth(c.0) || !truth(c.1))
        {
            self.warn(at, "switch-bool", "switch condition has boolean value");
        }
        StmtKind::Switch {
            value: v,
            body,
            cases: sw.cases.iter().map(|c| (c.0, c.1, c.2)).collect(),
            default: sw.default.map(|d| d.0),
        }
    }

    /// Labels that the type of the switch, as it is before the promotions, has no value for.
    fn case_bounds(&mut self, ty: Ty, sw: &SwitchCx) {
        let Some((size, signed)) = self.types.int(ty).filter(|t| t.0 < 4) else { return };
        let bits = if self.types.canon(ty.unqual()) == Ty::BOOL { 1 } else { 8 * u32::from(size) };
        let (min, max) = if signed { (-1_i64 << (bits - 1), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) };
        let mut cases: Vec<_> = sw.cases.iter().map(|c| (c.0, c.1, c.3)).collect();
        crate::order::sort_by_key(&mut cases, |c| c.0);
        for (low, high, at) in cases {
            let mut say = |text: &str| self.warn(at, "switch-outside-range", text.to_string());
            if high < min {
                say("case label value is less than minimum value for type");
            } else if low < min {
                say("lower value in case label range less than minimum value for type");
            }
            if low > max {
                say("case label value exceeds maximum value for type");
            } else if high > max {
                say("upper value in case label range exceeds maximum value for type");
            }
        }
    }

    /// What stands before the first label of a switch is never executed.
    fn unreachable_start(&mut self, body: &ast::Stmt) {
        let A::Block(b) = &body.kind else { return };
        let at = match b
            .items
            .iter()
            .find(|i| !matches!(i, BlockItem::Declaration(d) if d.declarators.iter().all(|i| i.init.is_none())))
        {
            Some(BlockItem::Stmt(s)) => match &s.kind {
                A::Case { .. } | A::Default { .. } | A::Label { .. } | A::Block(_) | A::Expr(None) => return,
                A::Expr(Some(e)) => e.span,
                _ => s.span,
            },
            Some(BlockItem::Declaration(d)) => match d.declarators.iter().find(|i| i.init.is_some()) {
                Some(i) if d.specs.storage != ast::Storage::Static => {
                    i.declarator.name.as_ref().map_or(d.span, |n| n.span)
                }
                _ => return,
            },
            _ => return,
        };
        self.warn(at, "switch-unreachable", "statement will never be executed");
    }

    /// A case's constant in the switch's type; None: reported.
    fn case_value(&mut self, e: &ast::Expr, ty: Ty, at: Span) -> Option<i64> {
        let v = self.value(e);
        if v.is_error() {
            return None;
        }
        let constant = if self.types.is_integer(v.ty) { v.as_int() } else { None };
        let Some(n) = constant else {
            self.error(at, "case label does not reduce to an integer constant");
            return None;
        };
        let (size, signed) = self.types.int(ty).unwrap_or((4, true));
        self.convert_checked(Expr { span: at, ..v }, ty, at);
        Some(constant::canon(n, size, signed))
    }

    fn case(&mut self, low: &ast::Expr, high: Option<&ast::Expr>, body: &ast::Stmt, span: Span) -> StmtKind {
        let at = Span { end: low.span.end.max(span.start), ..span };
        let Some(ty) = self.cx.as_ref().and_then(|cx| cx.switches.last()).map(|s| s.ty) else {
            self.error(at, "case label not within a switch statement");
            let body = self.boxed(body);
            return StmtKind::Block(Block { stmts: vec![*body], ..Block::default() });
        };
        self.switch_into_vla(at);
        let label = self.anonymous_label(low.span);
        let lo = self.case_value(low, ty, at);
        let hi = match high {
            Some(h) => self.case_value(h, ty, at),
            None => lo,
        };
        if let (Some(lo), Some(hi)) = (lo, hi) {
            let unsigned = self.cx.as_ref().and_then(|cx| cx.switches.last()).is_some_and(|s| s.unsigned);
            let key = |v: i64| if unsigned { i128::from(v as u64) } else { i128::from(v) };
            if key(hi) < key(lo) {
                self.warn_plain(at, "empty range specified");
            } else {
                let clash = self
                    .cx
                    .as_ref()
                    .and_then(|cx| cx.switches.last())
                    .and_then(|s| s.cases.iter().find(|c| key(c.0) <= key(hi) && key(lo) <= key(c.1)).map(|c| c.3));
                if let Some(old) = clash {
                    let text =
                        if high.is_some() { "duplicate (or overlapping) case value" } else { "duplicate case value" };
                    let note = if high.is_some() {
                        "this is the first entry overlapping that value"
                    } else {
                        "previously used here"
                    };
                    self.report(Diagnostic::error(at, text).note(old, note));
                } else if let Some(s) = self.cx.as_mut().and_then(|cx| cx.switches.last_mut()) {
                    s.cases.push((lo, hi, label, at));
                }
            }
        }
        let body = self.boxed(body);
        StmtKind::Labelled { label, body }
    }

    /// A label of a switch may not stand in the scope of an array of variable length that begins inside it.
    fn switch_into_vla(&mut self, at: Span) {
        let Some(cx) = &self.cx else { return };
        let Some(declared) = cx.switches.last().and_then(|s| cx.vlas.get(s.vlas)).map(|v| v.1) else { return };
        let d = Diagnostic::error(at, "switch jumps into scope of identifier with variably modified type")
            .note(declared, format!("'{}' declared here", self.text(declared)));
        self.report(d);
    }

    fn default_label(&mut self, body: &ast::Stmt, span: Span) -> StmtKind {
        let inside = self.cx.as_ref().is_some_and(|cx| !cx.switches.is_empty());
        if !inside {
            self.error(span, "'default' label not within a switch statement");
            let body = self.boxed(body);
            return StmtKind::Block(Block { stmts: vec![*body], ..Block::default() });
        }
        self.switch_into_vla(span);
        let label = self.anonymous_label(span);
        let old = self.cx.as_mut().and_then(|cx| cx.switches.last_mut()).and_then(|s| {
            let old = s.default.map(|d| d.1);
            if old.is_none() {
                s.default = Some((label, span));
            }
            old
        });
        if let Some(old) = old {
            let d = Diagnostic::error(span, "multiple default labels in one switch");
            self.report(d.note(old, "this is the first default label"));
        }
        let body = self.boxed(body);
        StmtKind::Labelled { label, body }
    }
}

pub(super) fn finish(scope: Scope, stmts: Vec<Stmt>, end: Span) -> Block {
    Block { locals: scope.locals, statics: scope.statics, stmts, end, has_vla: scope.has_vla }
}

/// Whether a value is that of a comparison or of `!`, `&&`, `||`.
fn is_truth(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Binary(op, ..) => op.is_comparison(),
        ExprKind::Unary(op, _) => *op == UnOp::Not,
        ExprKind::And(..) | ExprKind::Or(..) => true,
        _ => false,
    }
}

/// Whether a place is a local object itself or a part of it.
fn is_local(place: &Expr) -> bool {
    match &place.kind {
        ExprKind::Local(_) => true,
        ExprKind::Member { base, .. } => base.is_place() && is_local(base),
        ExprKind::Deref(p) => match &p.kind {
            ExprKind::PtrAdd { pointer, .. } => matches!(&pointer.kind, ExprKind::AddrOf(inner) if is_local(inner)),
            _ => false,
        },
        _ => false,
    }
}

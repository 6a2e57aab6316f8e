//! Functions declared never to return that do.

use super::super::tree::{Defined, Expr, ExprKind, Function, Stmt, StmtKind, SymId};
use super::Check;
use super::operators::truth;
use crate::source::Span;

/// Functions of the library after which nothing comes.
const LAST: &[&str] = &[
    "exit",
    "_exit",
    "_Exit",
    "abort",
    "quick_exit",
    "pthread_exit",
    "thrd_exit",
    "longjmp",
    "siglongjmp",
    "err",
    "errx",
    "verr",
    "verrx",
];

/// How a piece of a function can be left.
#[derive(Default)]
struct Ways {
    /// What stands behind it is reached.
    on: bool,
    /// By `break`.
    out: bool,
    /// By `return`: the first.
    back: Option<Span>,
}

impl Check<'_> {
    /// After a call of this nothing comes.
    fn is_last(&self, sym: SymId) -> bool {
        let library = |s: &super::Symbol| s.defined != Defined::Yes && LAST.contains(&&*s.name);
        self.never_return.contains(&sym) || self.symbols.get(sym as usize).is_some_and(library)
    }

    /// Says that a function declared `noreturn` comes to its end all the same.
    pub(super) fn check_return(&mut self, f: &Function) {
        let ways = self.ways_through(&f.body.stmts);
        if let Some(at) = if ways.on { Some(f.body.end) } else { ways.back } {
            self.report(super::plain(at, "'noreturn' function does return"));
        }
    }

    fn ways_through(&self, stmts: &[Stmt]) -> Ways {
        let mut all = Ways { on: true, ..Ways::default() };
        for s in stmts {
            // Behind a jump only a label is reached.
            if all.on || matches!(s.kind, StmtKind::Labelled { .. }) {
                let ways = self.ways(s);
                all = Ways { on: ways.on, out: all.out | ways.out, back: all.back.or(ways.back) };
            }
        }
        all
    }

    fn ways(&self, s: &Stmt) -> Ways {
        match &s.kind {
            StmtKind::Expr(e) => Ways { on: !self.ends(e), ..Ways::default() },
            StmtKind::Block(b) => self.ways_through(&b.stmts),
            StmtKind::Labelled { body, .. } => self.ways(body),
            StmtKind::If { condition, then, otherwise } => {
                let known = truth(condition);
                let skipped = Ways { on: true, ..Ways::default() };
                let (a, b) = (self.ways(then), otherwise.as_ref().map_or(skipped, |o| self.ways(o)));
                match known {
                    Some(true) => a,
                    Some(false) => b,
                    None => Ways { on: a.on | b.on, out: a.out | b.out, back: a.back.or(b.back) },
                }
            }
            StmtKind::While { condition, body } => self.ways_of_loop(Some(condition), body),
            StmtKind::DoWhile { body, condition } => self.ways_of_loop(Some(condition), body),
            StmtKind::For { condition, body, .. } => self.ways_of_loop(condition.as_ref(), body),
            StmtKind::Switch { body, default, .. } => {
                let ways = self.ways(body);
                Ways { on: default.is_none() | ways.on | ways.out, out: false, back: ways.back }
            }
            StmtKind::Goto(_) | StmtKind::GotoComputed(_) | StmtKind::Continue => Ways::default(),
            StmtKind::Break => Ways { out: true, ..Ways::default() },
            StmtKind::Return(_) => Ways { back: Some(s.span), ..Ways::default() },
            _ => Ways { on: true, ..Ways::default() },
        }
    }

    fn ways_of_loop(&self, condition: Option<&Expr>, body: &Stmt) -> Ways {
        let ways = self.ways(body);
        let endless = condition.is_none_or(|c| truth(c) == Some(true));
        Ways { on: !endless | ways.out, out: false, back: ways.back }
    }

    fn ends(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Call { callee, .. } => matches!(callee.kind, ExprKind::Function(s) if self.is_last(s)),
            ExprKind::Cast(e) => self.ends(e),
            ExprKind::Comma(a, b) => self.ends(a) || self.ends(b),
            ExprKind::Trap | ExprKind::Unreachable => true,
            _ => false,
        }
    }
}

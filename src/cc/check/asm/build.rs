//! The pieces of C that instructions are written in: unsigned integers of a width in bytes, at one place in the source.

use crate::cc::ast::{
    Basic, Binary, Block, BlockItem, Declarator, Derived, Expr, ExprKind, Ident, Name, Quals, Specs, Stmt, StmtKind,
    Storage, TypeName, TypeSpec, Unary,
};
use crate::source::Span;
use std::collections::BTreeSet;

/// No program's own name begins so.
const PREFIX: &str = "__asm_";

#[derive(Clone, Copy)]
pub(super) struct Build {
    pub span: Span,
}

impl Build {
    fn expr(self, kind: ExprKind) -> Expr {
        Expr { kind, span: self.span }
    }

    pub fn stmt(self, kind: StmtKind) -> Stmt {
        Stmt { kind, span: self.span }
    }

    /// A register, a flag or a temporary of the statement.
    pub fn var(self, name: &str) -> Expr {
        self.name(&local(name))
    }

    pub fn name(self, name: &str) -> Expr {
        self.expr(ExprKind::Name(Name::from(name)))
    }

    pub fn int(self, value: u64) -> Expr {
        self.expr(ExprKind::Int { value, ty: Basic::ULong })
    }

    fn ty(self, basic: Basic, pointer: bool) -> Box<TypeName> {
        let derived = if pointer { vec![Derived::Pointer(Quals::default())] } else { Vec::new() };
        let span = self.span;
        let quals = Quals { is_volatile: pointer, ..Quals::default() };
        let specs = Specs {
            storage: Storage::None,
            thread_local: false,
            inline: false,
            noreturn: false,
            quals,
            ty: TypeSpec::Basic(basic),
            align: Vec::new(),
            attrs: Vec::new(),
            span,
        };
        Box::new(TypeName { specs, declarator: Declarator { name: None, derived, attrs: Vec::new(), span }, span })
    }

    /// The low `width` bytes.
    pub fn low(self, width: u8, e: Expr) -> Expr {
        let basic = match width {
            1 => Basic::UChar,
            2 => Basic::UShort,
            4 => Basic::UInt,
            _ => Basic::ULong,
        };
        self.wide(self.expr(ExprKind::Cast(self.ty(basic, false), Box::new(e))))
    }

    /// As 64 bits without a sign.
    pub fn wide(self, e: Expr) -> Expr {
        self.expr(ExprKind::Cast(self.ty(Basic::ULong, false), Box::new(e)))
    }

    /// The low `width` bytes with their sign, as 64 bits with a sign.
    pub fn signed(self, width: u8, e: Expr) -> Expr {
        let basic = match width {
            1 => Basic::SChar,
            2 => Basic::Short,
            4 => Basic::Int,
            _ => Basic::Long,
        };
        let part = self.expr(ExprKind::Cast(self.ty(basic, false), Box::new(e)));
        self.expr(ExprKind::Cast(self.ty(Basic::Long, false), Box::new(part)))
    }

    pub fn pointer(self, width: u8, address: Expr) -> Expr {
        let basic = match width {
            1 => Basic::UChar,
            2 => Basic::UShort,
            4 => Basic::UInt,
            _ => Basic::ULong,
        };
        self.expr(ExprKind::Cast(self.ty(basic, true), Box::new(address)))
    }

    pub fn memory(self, width: u8, address: Expr) -> Expr {
        self.unary(Unary::Deref, self.pointer(width, address))
    }

    pub fn unary(self, op: Unary, e: Expr) -> Expr {
        self.expr(ExprKind::Unary(op, Box::new(e)))
    }

    pub fn bin(self, op: Binary, a: Expr, b: Expr) -> Expr {
        self.expr(ExprKind::Binary(op, Box::new(a), Box::new(b)))
    }

    pub fn pick(self, condition: Expr, then: Expr, otherwise: Expr) -> Expr {
        let (condition, then, otherwise) = (Box::new(condition), Some(Box::new(then)), Box::new(otherwise));
        self.expr(ExprKind::Conditional { condition, then, otherwise })
    }

    pub fn call(self, function: &str, args: Vec<Expr>) -> Expr {
        self.expr(ExprKind::Call { callee: Box::new(self.name(function)), args })
    }

    pub fn assign(self, target: Expr, value: Expr) -> Stmt {
        let set = self.expr(ExprKind::Assign { op: None, target: Box::new(target), value: Box::new(value) });
        self.stmt(StmtKind::Expr(Some(set)))
    }

    pub fn label(self, name: &str) -> Stmt {
        let body = Box::new(self.stmt(StmtKind::Expr(None)));
        self.stmt(StmtKind::Label { name: self.ident(name), body })
    }

    pub fn ident(self, name: &str) -> Ident {
        Ident { name: Name::from(name), span: self.span }
    }

    pub fn block(self, stmts: Vec<Stmt>) -> Box<Stmt> {
        let items = stmts.into_iter().map(BlockItem::Stmt).collect();
        Box::new(self.stmt(StmtKind::Block(Block { items, span: self.span })))
    }
}

/// The name under which a register, a flag or a temporary is bound while the statement is checked.
pub(super) fn local(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// The locals that statements made here name, without what `local` puts before them.
pub(super) fn mentioned<'e>(stmts: &'e [Stmt], values: &'e [Expr]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut exprs: Vec<&Expr> = values.iter().collect();
    let mut rest: Vec<&Stmt> = stmts.iter().collect();
    while let Some(s) = rest.pop() {
        match &s.kind {
            StmtKind::Expr(Some(e)) => exprs.push(e),
            StmtKind::If { condition, then, .. } => {
                exprs.push(condition);
                rest.push(then);
            }
            StmtKind::While { condition, body } => {
                exprs.push(condition);
                rest.push(body);
            }
            StmtKind::Block(b) => rest.extend(b.items.iter().filter_map(|i| match i {
                BlockItem::Stmt(s) => Some(s),
                _ => None,
            })),
            _ => {}
        }
    }
    while let Some(e) = exprs.pop() {
        match &e.kind {
            ExprKind::Name(n) => names.extend(n.strip_prefix(PREFIX).map(str::to_string)),
            ExprKind::Cast(_, e) | ExprKind::Unary(_, e) => exprs.push(e),
            ExprKind::Binary(_, a, b) | ExprKind::Assign { target: a, value: b, .. } => exprs.extend([&**a, &**b]),
            ExprKind::Conditional { condition, then, otherwise } => {
                exprs.extend([&**condition, &**otherwise]);
                exprs.extend(then.as_deref());
            }
            ExprKind::Call { args, .. } => exprs.extend(args),
            _ => {}
        }
    }
    names
}

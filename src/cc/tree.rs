//! The typed tree: what `check` writes and `codegen` reads.
//!
//! - Every name is resolved, every conversion is a `Cast`, every use of an object's value is a `Load`, every use of an
//!   array or function as a pointer is an `AddrOf`. Integer constants are folded.
//! - *Places* are the expressions that name an object: `Local`, `Global`, `Deref`, `Member`, `Literal`.
//!   All others are values. A value of record type is, for `codegen`, the address of one.
//! - An integer constant is kept canonically: sign-extended for a signed type, zero-extended for an unsigned one.

use super::ast::Name;
use super::types::{Bits, Ty, Types};
use crate::source::Span;

pub type LocalId = u32;
pub type SymId = u32;
pub type LabelId = u32;

/// One checked file.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    pub types: Types,
    pub symbols: Vec<Symbol>,
    pub functions: Vec<Function>,
    /// Functions to be called before and after `main`, in their order in the file.
    pub constructors: Vec<Constructor>,
    /// The first atomic operation that asks for less than sequential consistency.
    pub weak_order: Option<Span>,
    /// Its arithmetic is done in the floating environment.
    pub fenv: bool,
}

/// A function marked `constructor` or `destructor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constructor {
    pub sym: SymId,
    /// Lower ones come first, before `main`, and last after it; 65536 when none was given.
    pub priority: u32,
    pub after: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linkage {
    External,
    /// `static` at file scope.
    Internal,
    /// Static locals, string literals, compound literals at file scope.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Defined {
    No,
    Tentative,
    Yes,
}

/// A function or an object with static storage.
#[derive(Clone, Debug)]
pub struct Symbol {
    pub name: Name,
    pub ty: Ty,
    pub span: Span,
    pub linkage: Linkage,
    pub defined: Defined,
    /// None: zeroed.
    pub init: Option<Image>,
    pub tls: bool,
    pub read_only: bool,
    pub weak: bool,
    /// A string literal.
    pub literal: bool,
    /// From `aligned(n)`; 0: the type's own.
    pub align: u64,
    /// The function whose static local it is.
    pub owner: Option<SymId>,
    /// Where it was first used: an undefined symbol is missed only then.
    pub used: Option<Span>,
    /// A function whose address was taken or that was called without a prototype.
    pub escapes: bool,
    /// Declared by being called, with no declaration in sight.
    pub implicit: bool,
    /// Defined `inline` only, which makes no function that can be called (C11 6.7.4).
    pub only_inline: bool,
    /// Bytes a flexible array member's initialiser adds.
    pub extra: u64,
    /// `__attribute__((alias("x")))`
    pub alias: Option<Name>,
}

/// The initial bytes of an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    pub bytes: Vec<u8>,
    pub relocs: Vec<Reloc>,
}

/// The bytes at `at` hold the target's address plus `addend`: eight, or `size` of a difference of two labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Reloc {
    pub at: u64,
    pub target: Target,
    pub addend: i64,
    pub size: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Symbol(SymId),
    /// `&&label` of the function with this symbol.
    Label(SymId, LabelId),
    /// `&&one - &&two`
    Difference(SymId, LabelId, LabelId),
}

#[derive(Clone, Debug)]
pub struct Function {
    pub sym: SymId,
    pub name: Name,
    pub ret: Ty,
    pub variadic: bool,
    pub params: Vec<LocalId>,
    pub locals: Vec<Local>,
    pub labels: Vec<Label>,
    /// Sizes of variably modified parameters.
    pub entry: Vec<Stmt>,
    pub body: Block,
    pub span: Span,
    /// Calls `setjmp`, or is otherwise entered twice.
    pub is_main: bool,
}

#[derive(Clone, Debug)]
pub struct Local {
    /// Empty for what the compiler made.
    pub name: Name,
    pub ty: Ty,
    pub span: Span,
    pub address_taken: bool,
    pub is_param: bool,
    pub align: u64,
    /// What it is called in messages when it has no name.
    pub temporary: bool,
    /// A parameter declared K&R style as float, char or short arrives promoted.
    pub promoted: bool,
    /// A parameter that was written as an array.
    pub was_array: bool,
    /// Declared `register`: has no address.
    pub is_register: bool,
    /// `__attribute__((cleanup(f)))`: f is called with its address when its block ends.
    pub cleanup: Option<SymId>,
}

#[derive(Clone, Debug)]
pub struct Label {
    pub name: Name,
    pub span: Span,
    pub address_taken: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Those declared directly in it.
    pub locals: Vec<LocalId>,
    pub statics: Vec<SymId>,
    pub stmts: Vec<Stmt>,
    /// The closing brace.
    pub end: Span,
    pub has_vla: bool,
}

#[derive(Clone, Debug)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum StmtKind {
    Empty,
    Expr(Expr),
    Block(Block),
    /// The declaration of a local is reached.
    Decl {
        local: LocalId,
        init: Option<Init>,
    },
    /// ... of an array whose size the hidden local `size` holds.
    DeclVla {
        local: LocalId,
        size: LocalId,
    },
    If {
        condition: Expr,
        then: Box<Stmt>,
        otherwise: Option<Box<Stmt>>,
    },
    While {
        condition: Expr,
        body: Box<Stmt>,
    },
    DoWhile {
        body: Box<Stmt>,
        condition: Expr,
    },
    /// The initialisation stands before it, in a block of its own.
    For {
        condition: Option<Expr>,
        step: Option<Expr>,
        body: Box<Stmt>,
    },
    Switch {
        value: Expr,
        body: Box<Stmt>,
        cases: Vec<(i64, i64, LabelId)>,
        default: Option<LabelId>,
    },
    Labelled {
        label: LabelId,
        body: Box<Stmt>,
    },
    Goto(LabelId),
    GotoComputed(Expr),
    Continue,
    Break,
    Return(Option<Expr>),
    /// Refused by name: what.
    Refuse(String),
}

/// What a declaration stores.
#[derive(Clone, Debug)]
pub enum Init {
    /// A scalar, or a whole record.
    Value(Expr),
    Parts {
        /// All bytes are zero first.
        zero: bool,
        /// All bytes are copied from here first.
        image: Option<SymId>,
        stores: Vec<Store>,
    },
}

#[derive(Clone, Debug)]
pub struct Store {
    pub offset: u64,
    pub bits: Option<Bits>,
    pub value: Expr,
    /// Type of the part.
    pub ty: Ty,
}

#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub ty: Ty,
    pub span: Span,
    /// Evaluating it changes something or calls something.
    pub effects: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Shl,
    Shr,
    And,
    Xor,
    Or,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl BinOp {
    #[must_use]
    pub fn is_comparison(self) -> bool {
        matches!(self, BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnOp {
    Neg,
    BitNot,
    /// Gives int.
    Not,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    Int(i64),
    Float(f64),

    // Places.
    Local(LocalId),
    Global(SymId),
    Deref(Box<Expr>),
    /// `base` is a place, or a record value.
    Member {
        base: Box<Expr>,
        offset: u64,
        bits: Option<Bits>,
    },
    /// A compound literal: the local is initialised, then named.
    Literal {
        local: LocalId,
        init: Box<Init>,
    },

    // Values.
    Load(Box<Expr>),
    AddrOf(Box<Expr>),
    Function(SymId),
    LabelAddr(LabelId),
    Unary(UnOp, Box<Expr>),
    /// Both operands have the same type, but for shifts (each its own).
    Binary(BinOp, Box<Expr>, Box<Expr>),
    /// `pointer + index * scale`; the index is 64 bits wide.
    PtrAdd {
        pointer: Box<Expr>,
        index: Box<Expr>,
        scale: Box<Expr>,
        subtract: bool,
    },
    PtrDiff {
        left: Box<Expr>,
        right: Box<Expr>,
        scale: Box<Expr>,
    },
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    Cast(Box<Expr>),
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    /// GNU `a ?: b`; `hidden` keeps a.
    Elvis {
        hidden: LocalId,
        condition: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    Comma(Box<Expr>, Box<Expr>),
    Assign {
        place: Box<Expr>,
        value: Box<Expr>,
    },
    /// `place op= value`, computed in type `common`; for shifts `common` is the promoted left type.
    AssignOp {
        op: BinOp,
        place: Box<Expr>,
        value: Box<Expr>,
        common: Ty,
    },
    /// `place += index * scale` on a pointer.
    AssignPtr {
        place: Box<Expr>,
        index: Box<Expr>,
        scale: Box<Expr>,
        subtract: bool,
    },
    /// `++` and `--`; `by` is scaled for pointers.
    IncDec {
        place: Box<Expr>,
        by: i64,
        post: bool,
    },
    Call {
        callee: Box<Expr>,
        args: Vec<Expr>,
        named: u32,
        prototyped: bool,
    },
    /// `({ ... })`; the value is computed inside the block's scope.
    Statement {
        block: Box<Block>,
        value: Option<Box<Expr>>,
    },
    /// System call by number.
    Sys {
        call: u16,
        args: Vec<Expr>,
    },
    /// A built-in function of the VM.
    Builtin {
        id: u16,
        args: Vec<Expr>,
    },
    /// The list is a pointer to `va_list`'s record; the place is that of the last named parameter (unused).
    VaStart(Box<Expr>),
    VaArg(Box<Expr>),
    VaCopy(Box<Expr>, Box<Expr>),
    Alloca(Box<Expr>),
    Trap,
    Unreachable,
    /// `_Atomic` and `__atomic_*`.
    Atomic {
        op: Atomic,
        pointer: Box<Expr>,
        args: Vec<Expr>,
        size: u8,
        signed: bool,
    },
    /// What a reported error left.
    Error,
}

/// Indivisible operations on 1, 2, 4 or 8 bytes of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atomic {
    Load,
    Store,
    Exchange,
    /// Gives the old value (`after`: the new one).
    Rmw {
        op: BinOp,
        nand: bool,
        after: bool,
    },
    /// Pointer, pointer to expected, desired: gives whether it succeeded, and stores what it saw into expected.
    CompareExchange,
    /// Pointer, old value, new value: gives the value seen (`__sync_val_compare_and_swap`), or whether it was the old.
    Swap {
        value: bool,
    },
}

impl Expr {
    /// The bits of a value that is a bit-field's: read from it, or just put into it. It is promoted by its width.
    #[must_use]
    pub fn bit_field(&self) -> Option<Bits> {
        match &self.kind {
            ExprKind::Load(place)
            | ExprKind::Assign { place, .. }
            | ExprKind::AssignOp { place, .. }
            | ExprKind::IncDec { place, .. } => match place.kind {
                ExprKind::Member { bits, .. } => bits,
                _ => None,
            },
            ExprKind::Comma(_, value) | ExprKind::Statement { value: Some(value), .. } => value.bit_field(),
            _ => None,
        }
    }

    #[must_use]
    pub fn new(kind: ExprKind, ty: Ty, span: Span) -> Expr {
        let effects = kind.effects();
        Expr { kind, ty, span, effects }
    }

    #[must_use]
    pub fn int(value: i64, ty: Ty, span: Span) -> Expr {
        Expr::new(ExprKind::Int(value), ty, span)
    }

    #[must_use]
    pub fn error(span: Span) -> Expr {
        Expr::new(ExprKind::Error, Ty::ERROR, span)
    }

    #[must_use]
    pub fn is_error(&self) -> bool {
        self.ty == Ty::ERROR || matches!(self.kind, ExprKind::Error)
    }

    /// The value of a folded integer constant.
    #[must_use]
    pub fn as_int(&self) -> Option<i64> {
        match self.kind {
            ExprKind::Int(v) => Some(v),
            _ => None,
        }
    }

    #[must_use]
    pub fn is_place(&self) -> bool {
        matches!(
            self.kind,
            ExprKind::Local(_)
                | ExprKind::Global(_)
                | ExprKind::Deref(_)
                | ExprKind::Member { .. }
                | ExprKind::Literal { .. }
        )
    }
}

impl ExprKind {
    fn effects(&self) -> bool {
        match self {
            ExprKind::Int(_)
            | ExprKind::Float(_)
            | ExprKind::Local(_)
            | ExprKind::Global(_)
            | ExprKind::Function(_)
            | ExprKind::LabelAddr(_)
            | ExprKind::Error => false,
            ExprKind::Deref(a)
            | ExprKind::Member { base: a, .. }
            | ExprKind::Load(a)
            | ExprKind::AddrOf(a)
            | ExprKind::Unary(_, a)
            | ExprKind::Cast(a) => a.effects,
            ExprKind::Binary(_, a, b) | ExprKind::And(a, b) | ExprKind::Or(a, b) | ExprKind::Comma(a, b) => {
                a.effects || b.effects
            }
            ExprKind::PtrAdd { pointer, index, scale, .. } => pointer.effects || index.effects || scale.effects,
            ExprKind::PtrDiff { left, right, .. } => left.effects || right.effects,
            ExprKind::Conditional(a, b, c) => a.effects || b.effects || c.effects,
            _ => true,
        }
    }
}

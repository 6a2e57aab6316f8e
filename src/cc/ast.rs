//! The syntax tree: what `parse` writes and `check` reads. Nothing here knows types or addresses.
//!
//! A declaration is `specs declarator (= init), ...`. A declarator is a name and what was derived around it,
//! outermost first: for `char *(*f[3])(int)` the list reads "array of 3, pointer, function(int), pointer".

use crate::source::Span;
use std::rc::Rc;

pub type Name = Rc<str>;

#[derive(Clone, Debug, PartialEq)]
pub struct Ident {
    pub name: Name,
    pub span: Span,
}

/// One preprocessed file.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Unit {
    pub items: Vec<Item>,
    /// The end of the file came inside a block: functions inside others are not what was meant.
    pub unclosed: bool,
    /// Its arithmetic is done in the floating environment: there is <fenv.h> in the program.
    pub fenv: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Function(Box<Function>),
    Declaration(Declaration),
    StaticAssert(StaticAssert),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    pub specs: Specs,
    pub declarator: Declarator,
    /// K&R parameter declarations between the `)` and the `{`.
    pub old_params: Vec<Declaration>,
    pub body: Block,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    pub specs: Specs,
    pub declarators: Vec<InitDeclarator>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct InitDeclarator {
    pub declarator: Declarator,
    pub init: Option<Init>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StaticAssert {
    pub condition: Expr,
    pub message: Option<String>,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Storage {
    #[default]
    None,
    Typedef,
    Extern,
    Static,
    Auto,
    Register,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Quals {
    pub is_const: bool,
    pub is_volatile: bool,
    pub is_restrict: bool,
    pub is_atomic: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Specs {
    pub storage: Storage,
    pub thread_local: bool,
    pub inline: bool,
    pub noreturn: bool,
    pub quals: Quals,
    pub ty: TypeSpec,
    pub align: Vec<AlignSpec>,
    pub attrs: Vec<Attr>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum AlignSpec {
    Type(Box<TypeName>),
    Expr(Box<Expr>),
}

/// `__attribute__((name(args)))`; underscores round the name are stripped. Unknown ones are kept and ignored.
/// `#pragma pack(n)` stands on every record it reaches as `pragma_pack(n)`: no member is aligned to more than n.
#[derive(Clone, Debug, PartialEq)]
pub struct Attr {
    pub name: Ident,
    pub args: Vec<Expr>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basic {
    Void,
    Bool,
    Char,
    SChar,
    UChar,
    Short,
    UShort,
    Int,
    UInt,
    Long,
    ULong,
    LongLong,
    ULongLong,
    Float,
    Double,
    LongDouble,
    ComplexFloat,
    ComplexDouble,
    ComplexLongDouble,
}

impl Basic {
    /// `_Complex` with this as its parts' type.
    #[must_use]
    pub fn complex(self) -> Option<Basic> {
        match self {
            Basic::Float => Some(Basic::ComplexFloat),
            Basic::Double => Some(Basic::ComplexDouble),
            Basic::LongDouble => Some(Basic::ComplexLongDouble),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum TypeSpec {
    /// No type was written: `int` is implied, with a warning.
    Missing,
    Basic(Basic),
    Record(Box<Record>),
    Enum(Box<Enum>),
    /// A typedef name.
    Named(Ident),
    TypeofExpr(Box<Expr>),
    TypeofType(Box<TypeName>),
    Atomic(Box<TypeName>),
    /// `__builtin_va_list`
    VaList,
    /// `__auto_type`: the initialiser's type.
    Auto,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub is_union: bool,
    pub tag: Option<Ident>,
    /// None: only mentioned (`struct s *p`).
    pub members: Option<Vec<Member>>,
    pub attrs: Vec<Attr>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Member {
    /// With no declarators: an anonymous struct or union member.
    Fields {
        specs: Specs,
        declarators: Vec<MemberDeclarator>,
        span: Span,
    },
    StaticAssert(StaticAssert),
}

#[derive(Clone, Debug, PartialEq)]
pub struct MemberDeclarator {
    /// None: an unnamed bit-field.
    pub declarator: Option<Declarator>,
    pub bits: Option<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    pub tag: Option<Ident>,
    pub constants: Option<Vec<(Ident, Option<Expr>)>>,
    pub attrs: Vec<Attr>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Declarator {
    pub name: Option<Ident>,
    /// Outermost (nearest to the name) first.
    pub derived: Vec<Derived>,
    pub attrs: Vec<Attr>,
    /// `asm("label")` is accepted and ignored.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Derived {
    Pointer(Quals),
    Array { size: ArraySize, quals: Quals, is_static: bool },
    Function(Params),
}

#[derive(Clone, Debug, PartialEq)]
pub enum ArraySize {
    /// `[]`
    Unknown,
    /// `[*]`
    Star,
    Expr(Box<Expr>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Params {
    /// `()`
    Empty,
    /// `(void)` gives an empty list.
    Prototype { params: Vec<Param>, variadic: bool },
    /// K&R: `(a, b)`
    Old(Vec<Ident>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    pub specs: Specs,
    pub declarator: Declarator,
    pub span: Span,
}

/// `int *` in a cast, `sizeof`, a compound literal and so on: the declarator has no name.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeName {
    pub specs: Specs,
    pub declarator: Declarator,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Init {
    Expr(Expr),
    List { items: Vec<InitItem>, span: Span },
}

#[derive(Clone, Debug, PartialEq)]
pub struct InitItem {
    pub designators: Vec<Designator>,
    pub value: Init,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Designator {
    Index(Expr),
    /// `[a ... b]`
    Range(Expr, Expr),
    Field(Ident),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub items: Vec<BlockItem>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum BlockItem {
    Stmt(Stmt),
    Declaration(Declaration),
    /// A nested function is refused by `check`, by name.
    Function(Box<Function>),
    StaticAssert(StaticAssert),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    /// None: the lone `;`.
    Expr(Option<Expr>),
    Block(Block),
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
    For {
        init: ForInit,
        condition: Option<Expr>,
        step: Option<Expr>,
        body: Box<Stmt>,
    },
    Switch {
        value: Expr,
        body: Box<Stmt>,
    },
    /// With `high`: the case range `low ... high`.
    Case {
        low: Expr,
        high: Option<Expr>,
        body: Box<Stmt>,
    },
    Default {
        body: Box<Stmt>,
    },
    Label {
        name: Ident,
        body: Box<Stmt>,
    },
    Goto(Ident),
    /// `goto *e`
    GotoComputed(Expr),
    Continue,
    Break,
    Return(Option<Expr>),
    Asm(Box<Asm>),
}

/// Inline assembly. What it clobbers is not kept.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Asm {
    pub template: String,
    /// There was a `:`, so `%` in the template introduces an operand and `%%` a register.
    pub extended: bool,
    pub outputs: Vec<AsmOperand>,
    pub inputs: Vec<AsmOperand>,
    /// Where `asm goto` may go.
    pub labels: Vec<Ident>,
}

/// `[name] "constraint" (value)`
#[derive(Clone, Debug, PartialEq)]
pub struct AsmOperand {
    pub name: Option<Name>,
    pub constraint: String,
    pub value: Expr,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ForInit {
    None,
    Expr(Expr),
    Declaration(Declaration),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    Plus,
    Neg,
    /// `__real__`
    Real,
    /// `__imag__`
    Imag,
    BitNot,
    Not,
    Deref,
    AddrOf,
    PreInc,
    PreDec,
    PostInc,
    PostDec,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    Mul,
    Div,
    Rem,
    Add,
    Sub,
    Shl,
    Shr,
    Lt,
    Gt,
    Le,
    Ge,
    Eq,
    Ne,
    BitAnd,
    BitXor,
    BitOr,
    And,
    Or,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringKind {
    /// "..." and u8"..."
    Narrow,
    Char16,
    Char32,
    Wide,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    Name(Name),
    /// The value and the type that the literal's form and size give it (LP64).
    Int {
        value: u64,
        ty: Basic,
    },
    Float {
        value: f64,
        ty: Basic,
    },
    /// A character constant; `ty` is Int for plain ones.
    Char {
        value: i64,
        ty: Basic,
    },
    /// Adjacent literals are joined. Narrow strings are bytes; others hold one code unit an element. No terminator.
    Str {
        units: Vec<u32>,
        kind: StringKind,
    },
    Unary(Unary, Box<Expr>),
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `a = b`, or `a op= b`.
    Assign {
        op: Option<Binary>,
        target: Box<Expr>,
        value: Box<Expr>,
    },
    /// With `then` None: the GNU form `a ?: b`.
    Conditional {
        condition: Box<Expr>,
        then: Option<Box<Expr>>,
        otherwise: Box<Expr>,
    },
    Comma(Box<Expr>, Box<Expr>),
    Call {
        callee: Box<Expr>,
        args: Vec<Expr>,
    },
    Index(Box<Expr>, Box<Expr>),
    Member {
        object: Box<Expr>,
        field: Ident,
        arrow: bool,
    },
    Cast(Box<TypeName>, Box<Expr>),
    Compound {
        ty: Box<TypeName>,
        init: Box<Init>,
    },
    SizeofExpr(Box<Expr>),
    SizeofType(Box<TypeName>),
    AlignofExpr(Box<Expr>),
    AlignofType(Box<TypeName>),
    Generic {
        control: Box<Expr>,
        choices: Vec<(Option<TypeName>, Expr)>,
    },
    /// `({ ... })`
    Statement(Box<Block>),
    VaArg {
        list: Box<Expr>,
        ty: Box<TypeName>,
    },
    Offsetof {
        ty: Box<TypeName>,
        path: Vec<Designator>,
    },
    TypesCompatible(Box<TypeName>, Box<TypeName>),
    /// `__builtin_choose_expr(constant, then, otherwise)`: only the chosen one is checked and has a type.
    Choose {
        condition: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    /// `&&label`
    LabelAddr(Ident),
    /// What a syntax error left: its error has been reported; `check` stays silent about it.
    Error,
}

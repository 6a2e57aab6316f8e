//! C types and their layout, LP64 as gcc lays them out on x86-64.
//!
//! - A `Ty` is a small copyable name: an index into `Types` and a set of qualifiers. Derived types are interned, so
//!   that the same type written twice has the same index.
//! - A typedef is kept as *sugar* (`Kind::Named`) so that messages can say `pthread_t`; `Types::kind` sees through it,
//!   and `same` and `compatible` compare what is behind.
//! - Records and enums are compared by identity, as C says.

mod compatible;
mod layout;
mod spell;

use super::ast::{Basic, Name};
use std::collections::BTreeMap;
use std::rc::Rc;

pub use layout::{RawField, layout, up};

/// A type: an index into `Types` and the outermost qualifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ty {
    pub id: u32,
    pub q: u8,
}

pub const CONST: u8 = 1;
pub const VOLATILE: u8 = 2;
pub const RESTRICT: u8 = 4;
pub const ATOMIC: u8 = 8;

impl Ty {
    /// What an error left: compatible with everything, so that it is reported once.
    pub const ERROR: Ty = Ty { id: 0, q: 0 };
    pub const VOID: Ty = Ty { id: 1, q: 0 };
    pub const BOOL: Ty = Ty { id: 2, q: 0 };
    pub const CHAR: Ty = Ty { id: 3, q: 0 };
    pub const SCHAR: Ty = Ty { id: 4, q: 0 };
    pub const UCHAR: Ty = Ty { id: 5, q: 0 };
    pub const SHORT: Ty = Ty { id: 6, q: 0 };
    pub const USHORT: Ty = Ty { id: 7, q: 0 };
    pub const INT: Ty = Ty { id: 8, q: 0 };
    pub const UINT: Ty = Ty { id: 9, q: 0 };
    pub const LONG: Ty = Ty { id: 10, q: 0 };
    pub const ULONG: Ty = Ty { id: 11, q: 0 };
    pub const LLONG: Ty = Ty { id: 12, q: 0 };
    pub const ULLONG: Ty = Ty { id: 13, q: 0 };
    pub const FLOAT: Ty = Ty { id: 14, q: 0 };
    pub const DOUBLE: Ty = Ty { id: 15, q: 0 };
    pub const LDOUBLE: Ty = Ty { id: 16, q: 0 };
    pub const CFLOAT: Ty = Ty { id: 17, q: 0 };
    pub const CDOUBLE: Ty = Ty { id: 18, q: 0 };
    pub const CLDOUBLE: Ty = Ty { id: 19, q: 0 };

    #[must_use]
    pub fn unqual(self) -> Ty {
        Ty { q: 0, ..self }
    }

    #[must_use]
    pub fn with(self, q: u8) -> Ty {
        Ty { q: self.q | q, ..self }
    }
}

/// The integer types with a rank of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Int {
    Char,
    SChar,
    UChar,
    Short,
    UShort,
    Int,
    UInt,
    Long,
    ULong,
    LLong,
    ULLong,
    /// The value of a bit-field wider than an `int`: gcc computes in a type of just so many bits, here in eight bytes
    /// that are cut after each operation. `true`: signed.
    Field(u8, bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Float {
    Float,
    Double,
    LDouble,
}

/// How many elements an array has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Len {
    Known(u64),
    /// `[]`
    Unknown,
    /// Computed when its declaration is reached: the local of this number holds the size of the whole in bytes.
    Vla(u32),
    /// `[*]` in a prototype.
    Star,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FnTy {
    pub ret: Ty,
    pub params: Vec<Ty>,
    pub variadic: bool,
    /// False for `()` and K&R definitions: arguments are not checked.
    pub proto: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Error,
    Void,
    Bool,
    Int(Int),
    Float(Float),
    Pointer(Ty),
    Array(Ty, Len),
    Function(Rc<FnTy>),
    /// Index into `Types::records`.
    Record(u32),
    /// Index into `Types::enums`.
    Enum(u32),
    /// A typedef's name for a type.
    Named(Name, Ty),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    pub is_union: bool,
    pub tag: Option<Name>,
    /// The typedef that first named an untagged record, for messages.
    pub alias: Option<Name>,
    pub complete: bool,
    pub fields: Vec<Field>,
    pub size: u64,
    pub align: u64,
    /// Ends in a flexible array member.
    pub flexible: bool,
    pub transparent: bool,
    pub packed: bool,
    /// A complex number, whose parts have this type: laid out and passed as the record it is, computed with as a number.
    pub complex: Option<Float>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// None for an anonymous struct or union member; unnamed bit-fields are not kept.
    pub name: Option<Name>,
    pub ty: Ty,
    /// Bytes from the start of the record.
    pub offset: u64,
    pub bits: Option<Bits>,
}

/// A bit-field: `width` bits from bit `shift` on, counted from the byte at the field's offset. `size` is that of the
/// smallest aligned unit that covers it, or 0 when (packed) no unit of a power of two does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bits {
    pub shift: u8,
    pub width: u8,
    pub size: u8,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnumDef {
    pub tag: Option<Name>,
    pub alias: Option<Name>,
    pub complete: bool,
    pub constants: Vec<(Name, i64)>,
    pub signed: bool,
    pub size: u64,
}

#[derive(Clone, Debug)]
struct Node {
    kind: Kind,
    /// The type behind every typedef, all the way down.
    canon: Ty,
}

#[derive(Clone, Debug)]
pub struct Types {
    nodes: Vec<Node>,
    interned: BTreeMap<Kind, u32>,
    /// What `aligned` asked of a typedef, by its node: it may be less than what the type itself asks.
    aligned: BTreeMap<u32, u64>,
    pub records: Vec<Record>,
    pub enums: Vec<EnumDef>,
    /// `__builtin_va_list`: an array of one record of 24 bytes.
    pub va_list: Ty,
}

impl Default for Types {
    fn default() -> Types {
        Types::new()
    }
}

impl Types {
    #[must_use]
    pub fn new() -> Types {
        let mut t = Types {
            nodes: Vec::new(),
            interned: BTreeMap::new(),
            aligned: BTreeMap::new(),
            records: Vec::new(),
            enums: Vec::new(),
            va_list: Ty::ERROR,
        };
        let ints = [
            Int::Char,
            Int::SChar,
            Int::UChar,
            Int::Short,
            Int::UShort,
            Int::Int,
            Int::UInt,
            Int::Long,
            Int::ULong,
            Int::LLong,
            Int::ULLong,
        ];
        let mut basics = vec![Kind::Error, Kind::Void, Kind::Bool];
        basics.extend(ints.map(Kind::Int));
        basics.extend([Float::Float, Float::Double, Float::LDouble].map(Kind::Float));
        for kind in basics {
            t.intern(kind);
        }
        for (float, part) in [(Float::Float, Ty::FLOAT), (Float::Double, Ty::DOUBLE), (Float::LDouble, Ty::LDOUBLE)] {
            t.new_record(false, None);
            let size = t.size(part).unwrap_or(0);
            let field = |name: &str, offset| Field { name: Some(name.into()), ty: part, offset, bits: None };
            if let Some(r) = t.records.last_mut() {
                r.fields = vec![field("real", 0), field("imag", size)];
                (r.complete, r.size, r.align, r.complex) = (true, 2 * size, size, Some(float));
            }
        }
        let tag = t.new_record(false, Some("__va_list_tag".into()));
        if let Kind::Record(i) = t.kind(tag).clone() {
            let words = t.array(Ty::ULONG, Len::Known(2));
            t.records[i as usize] = Record {
                tag: Some("__va_list_tag".into()),
                complete: true,
                fields: vec![
                    Field { name: Some("next".into()), ty: Ty::ULONG, offset: 0, bits: None },
                    Field { name: Some("pad".into()), ty: words, offset: 8, bits: None },
                ],
                size: 24,
                align: 8,
                ..Record::default()
            };
        }
        t.va_list = t.array(tag, Len::Known(1));
        t
    }

    fn intern(&mut self, kind: Kind) -> Ty {
        if let Some(&id) = self.interned.get(&kind) {
            return Ty { id, q: 0 };
        }
        let id = self.nodes.len() as u32;
        let me = Ty { id, q: 0 };
        self.nodes.push(Node { kind: kind.clone(), canon: me });
        self.interned.insert(kind.clone(), id);
        let canon = match kind {
            Kind::Pointer(t) => {
                let c = self.canon(t);
                if c == t { me } else { self.intern(Kind::Pointer(c)) }
            }
            Kind::Array(t, n) => {
                let c = self.canon(t);
                if c == t { me } else { self.intern(Kind::Array(c, n)) }
            }
            Kind::Function(f) => {
                let ret = self.canon(f.ret);
                let params: Vec<Ty> = f.params.iter().map(|p| self.canon(*p)).collect();
                if ret == f.ret && params == f.params {
                    me
                } else {
                    self.intern(Kind::Function(Rc::new(FnTy { ret, params, ..*f })))
                }
            }
            Kind::Named(_, t) => self.canon(t),
            _ => me,
        };
        self.nodes[id as usize].canon = canon;
        me
    }

    /// The type with every typedef resolved.
    #[must_use]
    pub fn canon(&self, t: Ty) -> Ty {
        self.nodes[t.id as usize].canon.with(t.q)
    }

    /// What the type is, behind a typedef; the parts keep theirs, for messages.
    #[must_use]
    pub fn kind(&self, t: Ty) -> &Kind {
        let mut id = t.id as usize;
        loop {
            match &self.nodes[id].kind {
                Kind::Named(_, inner) => id = inner.id as usize,
                kind => return kind,
            }
        }
    }

    /// What was written: may be `Named`.
    #[must_use]
    pub fn written(&self, t: Ty) -> &Kind {
        &self.nodes[t.id as usize].kind
    }

    /// Outermost qualifiers, those inside typedefs included; an array has its elements'.
    #[must_use]
    pub fn quals(&self, t: Ty) -> u8 {
        let c = self.canon(t);
        match self.kind(c) {
            Kind::Array(of, _) => c.q | self.quals(*of),
            _ => c.q,
        }
    }

    /// Without its outermost qualifiers; a typedef of a qualified type is resolved.
    #[must_use]
    pub fn bare(&self, t: Ty) -> Ty {
        if self.canon(t.unqual()).q == 0 { t.unqual() } else { self.canon(t).unqual() }
    }

    pub fn pointer(&mut self, to: Ty) -> Ty {
        self.intern(Kind::Pointer(to))
    }

    pub fn array(&mut self, of: Ty, len: Len) -> Ty {
        self.intern(Kind::Array(of, len))
    }

    pub fn function(&mut self, f: FnTy) -> Ty {
        self.intern(Kind::Function(Rc::new(f)))
    }

    pub fn named(&mut self, name: &Name, ty: Ty) -> Ty {
        match self.kind(ty).clone() {
            Kind::Record(i) => {
                let r = &mut self.records[i as usize];
                if r.tag.is_none() && r.alias.is_none() {
                    r.alias = Some(name.clone());
                }
            }
            Kind::Enum(i) => {
                let e = &mut self.enums[i as usize];
                if e.tag.is_none() && e.alias.is_none() {
                    e.alias = Some(name.clone());
                }
            }
            _ => {}
        }
        self.intern(Kind::Named(name.clone(), ty))
    }

    /// Objects of the typedef `named` are aligned so; 0: as the type behind it is.
    pub fn align_typedef(&mut self, named: Ty, align: u64) {
        if align == 0 {
            self.aligned.remove(&named.id);
        } else {
            self.aligned.insert(named.id, align);
        }
    }

    /// What the nearest typedef asks for.
    fn asked_of_typedef(&self, t: Ty) -> Option<u64> {
        let mut id = t.id;
        loop {
            if let Some(align) = self.aligned.get(&id) {
                return Some(*align);
            }
            match &self.nodes[id as usize].kind {
                Kind::Named(_, inner) => id = inner.id,
                _ => return None,
            }
        }
    }

    pub fn new_record(&mut self, is_union: bool, tag: Option<Name>) -> Ty {
        let i = self.records.len() as u32;
        self.records.push(Record { is_union, tag, align: 1, ..Record::default() });
        self.intern(Kind::Record(i))
    }

    pub fn new_enum(&mut self, tag: Option<Name>) -> Ty {
        let i = self.enums.len() as u32;
        self.enums.push(EnumDef { tag, size: 4, ..EnumDef::default() });
        self.intern(Kind::Enum(i))
    }

    #[must_use]
    pub fn basic(b: Basic) -> Ty {
        match b {
            Basic::Void => Ty::VOID,
            Basic::Bool => Ty::BOOL,
            Basic::Char => Ty::CHAR,
            Basic::SChar => Ty::SCHAR,
            Basic::UChar => Ty::UCHAR,
            Basic::Short => Ty::SHORT,
            Basic::UShort => Ty::USHORT,
            Basic::Int => Ty::INT,
            Basic::UInt => Ty::UINT,
            Basic::Long => Ty::LONG,
            Basic::ULong => Ty::ULONG,
            Basic::LongLong => Ty::LLONG,
            Basic::ULongLong => Ty::ULLONG,
            Basic::Float => Ty::FLOAT,
            Basic::Double => Ty::DOUBLE,
            Basic::LongDouble => Ty::LDOUBLE,
            Basic::ComplexFloat => Ty::CFLOAT,
            Basic::ComplexDouble => Ty::CDOUBLE,
            Basic::ComplexLongDouble => Ty::CLDOUBLE,
        }
    }

    // Questions.

    #[must_use]
    pub fn record(&self, t: Ty) -> Option<&Record> {
        match self.kind(t) {
            Kind::Record(i) => self.records.get(*i as usize),
            _ => None,
        }
    }

    /// The type of a complex number's parts.
    #[must_use]
    pub fn complex_part(&self, t: Ty) -> Option<Ty> {
        Some(match self.record(t)?.complex? {
            Float::Float => Ty::FLOAT,
            Float::Double => Ty::DOUBLE,
            Float::LDouble => Ty::LDOUBLE,
        })
    }

    #[must_use]
    pub fn pointee(&self, t: Ty) -> Option<Ty> {
        match self.kind(t) {
            Kind::Pointer(to) => Some(*to),
            _ => None,
        }
    }

    /// The element type, with the array's own qualifiers (`const` typedef of an array) handed down.
    #[must_use]
    pub fn element(&self, t: Ty) -> Option<Ty> {
        match self.kind(t) {
            Kind::Array(of, _) => Some(of.with(self.canon(t).q)),
            _ => None,
        }
    }

    #[must_use]
    pub fn fn_type(&self, t: Ty) -> Option<Rc<FnTy>> {
        match self.kind(t) {
            Kind::Function(f) => Some(f.clone()),
            _ => None,
        }
    }

    #[must_use]
    pub fn is_void(&self, t: Ty) -> bool {
        matches!(self.kind(t), Kind::Void)
    }

    #[must_use]
    pub fn is_error(&self, t: Ty) -> bool {
        matches!(self.kind(t), Kind::Error)
    }

    #[must_use]
    pub fn is_integer(&self, t: Ty) -> bool {
        matches!(self.kind(t), Kind::Bool | Kind::Int(_) | Kind::Enum(_))
    }

    #[must_use]
    pub fn is_float(&self, t: Ty) -> bool {
        matches!(self.kind(t), Kind::Float(_))
    }

    #[must_use]
    pub fn is_arithmetic(&self, t: Ty) -> bool {
        self.is_integer(t) || self.is_float(t)
    }

    #[must_use]
    pub fn is_pointer(&self, t: Ty) -> bool {
        matches!(self.kind(t), Kind::Pointer(_))
    }

    #[must_use]
    pub fn is_scalar(&self, t: Ty) -> bool {
        self.is_arithmetic(t) || self.is_pointer(t)
    }

    #[must_use]
    pub fn is_array(&self, t: Ty) -> bool {
        matches!(self.kind(t), Kind::Array(..))
    }

    #[must_use]
    pub fn is_function(&self, t: Ty) -> bool {
        matches!(self.kind(t), Kind::Function(_))
    }

    #[must_use]
    pub fn is_record(&self, t: Ty) -> bool {
        matches!(self.kind(t), Kind::Record(_))
    }

    /// Size in bytes and signedness of an integer type.
    #[must_use]
    pub fn int(&self, t: Ty) -> Option<(u8, bool)> {
        Some(match self.kind(t) {
            Kind::Bool => (1, false),
            Kind::Int(i) => match i {
                Int::Char | Int::SChar => (1, true),
                Int::UChar => (1, false),
                Int::Short => (2, true),
                Int::UShort => (2, false),
                Int::Int => (4, true),
                Int::UInt => (4, false),
                Int::Long | Int::LLong => (8, true),
                Int::ULong | Int::ULLong => (8, false),
                Int::Field(_, signed) => (8, *signed),
            },
            Kind::Enum(e) => {
                let e = &self.enums[*e as usize];
                (e.size as u8, e.signed)
            }
            _ => return None,
        })
    }

    /// The type of a bit-field's value, if it is one of its own: its width, and whether it is signed.
    #[must_use]
    pub fn field(&self, t: Ty) -> Option<(u8, bool)> {
        match self.kind(t) {
            Kind::Int(Int::Field(width, signed)) => Some((*width, *signed)),
            _ => None,
        }
    }

    /// What the value of a bit-field declared with type `t` promotes to.
    pub fn field_value(&mut self, t: Ty, width: u8) -> Ty {
        match self.int(t) {
            Some((_, signed)) if width < 32 + u8::from(signed) => Ty::INT,
            Some((8, false)) if width == 32 => Ty::UINT,
            Some((8, signed)) if width < 64 => self.field_type(width, signed),
            _ => t,
        }
    }

    /// The type of just so many bits.
    pub fn field_type(&mut self, width: u8, signed: bool) -> Ty {
        self.intern(Kind::Int(Int::Field(width, signed)))
    }

    /// How many bits an integer type computes in.
    #[must_use]
    pub fn precision(&self, t: Ty) -> u8 {
        match self.field(t) {
            Some((width, _)) => width,
            None => self.int(t).map_or(64, |(size, _)| size * 8),
        }
    }

    /// An integer type's integer conversion rank.
    #[must_use]
    pub fn rank(&self, t: Ty) -> u8 {
        match self.kind(t) {
            Kind::Int(Int::Char | Int::SChar | Int::UChar) => 1,
            Kind::Int(Int::Short | Int::UShort) => 2,
            Kind::Int(Int::Int | Int::UInt) => 3,
            Kind::Int(Int::Long | Int::ULong | Int::Field(..)) => 4,
            Kind::Int(Int::LLong | Int::ULLong) => 5,
            Kind::Enum(e) => {
                if self.enums[*e as usize].size == 8 {
                    4
                } else {
                    3
                }
            }
            _ => 0,
        }
    }

    /// Size in bytes; None for incomplete and function types and for arrays of variable length.
    #[must_use]
    pub fn size(&self, t: Ty) -> Option<u64> {
        match self.kind(t) {
            Kind::Error => Some(4),
            Kind::Void | Kind::Function(_) => None,
            Kind::Float(Float::Float) => Some(4),
            Kind::Float(Float::Double) | Kind::Pointer(_) => Some(8),
            Kind::Float(Float::LDouble) => Some(16),
            Kind::Array(of, Len::Known(n)) => self.size(*of)?.checked_mul(*n),
            Kind::Array(..) => None,
            Kind::Record(i) => {
                let r = &self.records[*i as usize];
                r.complete.then_some(r.size)
            }
            Kind::Enum(e) => {
                let e = &self.enums[*e as usize];
                e.complete.then_some(e.size)
            }
            Kind::Named(_, t) => self.size(*t),
            Kind::Bool | Kind::Int(_) => self.int(t).map(|(n, _)| u64::from(n)),
        }
    }

    #[must_use]
    pub fn align(&self, t: Ty) -> u64 {
        if !self.aligned.is_empty()
            && let Some(align) = self.asked_of_typedef(t)
        {
            return align;
        }
        match self.kind(t) {
            Kind::Array(of, _) => self.align(*of),
            Kind::Record(i) => self.records[*i as usize].align.max(1),
            Kind::Error | Kind::Void | Kind::Function(_) => 1,
            _ => self.size(t).unwrap_or(1).max(1),
        }
    }

    /// Whether an object of it can be made: not void, not a function, of known size.
    #[must_use]
    pub fn is_complete(&self, t: Ty) -> bool {
        match self.kind(t) {
            Kind::Void | Kind::Function(_) | Kind::Array(_, Len::Unknown) => false,
            Kind::Array(of, _) => self.is_complete(*of),
            Kind::Record(i) => self.records[*i as usize].complete,
            Kind::Enum(i) => self.enums[*i as usize].complete,
            _ => true,
        }
    }

    /// The local that holds an array's size, when its length is variable at any depth.
    #[must_use]
    pub fn vla(&self, t: Ty) -> Option<u32> {
        match self.kind(t) {
            Kind::Array(_, Len::Vla(l)) => Some(*l),
            _ => None,
        }
    }

    /// Whether a variable length occurs anywhere in it.
    #[must_use]
    pub fn variably_modified(&self, t: Ty) -> bool {
        match self.kind(t) {
            Kind::Array(of, len) => matches!(len, Len::Vla(_) | Len::Star) || self.variably_modified(*of),
            Kind::Pointer(to) => self.variably_modified(*to),
            Kind::Function(f) => self.variably_modified(f.ret),
            _ => false,
        }
    }

    /// Finds a member, anonymous ones searched too: its offset from the start, its type with `outer` qualifiers, bits.
    #[must_use]
    pub fn member(&self, t: Ty, name: &str) -> Option<(u64, Ty, Option<Bits>)> {
        let q = self.quals(t);
        for f in &self.record(t)?.fields {
            match &f.name {
                Some(n) if &**n == name => return Some((f.offset, f.ty.with(q), f.bits)),
                Some(_) => {}
                None => {
                    if let Some((o, ty, b)) = self.member(f.ty, name) {
                        return Some((f.offset + o, ty.with(q), b));
                    }
                }
            }
        }
        None
    }
}

//! Every spelling that occurs in a compilation, once: identifiers, numbers and literals.
//!
//! A token carries a `Sym`, four bytes to copy and compare, and `Names` gives the text back. The keywords come
//! first, in the order of `KEYWORDS`, so that a symbol below their count *is* a keyword and needs no second look-up.
//! The table is a small open hash of our own because the order of a standard `HashMap` differs from run to run.

use super::ast::Name;
use std::rc::Rc;

/// Index of a spelling in `Names`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(pub u32);

impl Sym {
    /// The empty spelling.
    pub const EMPTY: Sym = Sym(KEYWORDS.len() as u32);

    #[must_use]
    pub fn keyword(self) -> Option<Kw> {
        KEYWORDS.get(self.0 as usize).map(|k| k.1)
    }
}

/// What a keyword means; its spellings with and without underscores are one.
#[rustfmt::skip]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kw {
    Alignas, Alignof, Asm, Atomic, Attribute, Auto, AutoType, Bool, Break, Case, Char, Complex, Const, Continue, Default, Do,
    Double, Else, Enum, Extension, Extern, Float, For, Generic, Goto, If, Imag, Inline, Int, Label, Long, Noreturn,
    Real, Register, Restrict, Return, Short, Signed, Sizeof, Static, StaticAssert, Struct, Switch, ThreadLocal, Typedef,
    Typeof, Union, Unsigned, VaList, Void, Volatile, While,
    VaArg, Offsetof, TypesCompatible, ChooseExpr,
    /// Words of gcc's C that we refuse by name: `__int128`, `_Decimal64`, ...
    Refused,
}

#[rustfmt::skip]
pub const KEYWORDS: &[(&str, Kw)] = &[
    ("auto", Kw::Auto), ("break", Kw::Break), ("case", Kw::Case), ("char", Kw::Char), ("const", Kw::Const),
    ("continue", Kw::Continue), ("default", Kw::Default), ("do", Kw::Do), ("double", Kw::Double), ("else", Kw::Else),
    ("enum", Kw::Enum), ("extern", Kw::Extern), ("float", Kw::Float), ("for", Kw::For), ("goto", Kw::Goto),
    ("if", Kw::If), ("inline", Kw::Inline), ("int", Kw::Int), ("long", Kw::Long), ("register", Kw::Register),
    ("restrict", Kw::Restrict), ("return", Kw::Return), ("short", Kw::Short), ("signed", Kw::Signed),
    ("sizeof", Kw::Sizeof), ("static", Kw::Static), ("struct", Kw::Struct), ("switch", Kw::Switch),
    ("typedef", Kw::Typedef), ("union", Kw::Union), ("unsigned", Kw::Unsigned), ("void", Kw::Void),
    ("volatile", Kw::Volatile), ("while", Kw::While),
    ("_Alignas", Kw::Alignas), ("_Alignof", Kw::Alignof), ("_Atomic", Kw::Atomic), ("_Bool", Kw::Bool),
    ("_Generic", Kw::Generic), ("_Noreturn", Kw::Noreturn), ("_Static_assert", Kw::StaticAssert),
    ("_Thread_local", Kw::ThreadLocal),
    ("asm", Kw::Asm), ("typeof", Kw::Typeof),
    ("__alignof", Kw::Alignof), ("__alignof__", Kw::Alignof), ("__asm", Kw::Asm), ("__asm__", Kw::Asm),
    ("__attribute", Kw::Attribute), ("__attribute__", Kw::Attribute), ("__auto_type", Kw::AutoType),
    ("__builtin_choose_expr", Kw::ChooseExpr), ("__builtin_offsetof", Kw::Offsetof),
    ("__builtin_types_compatible_p", Kw::TypesCompatible), ("__builtin_va_arg", Kw::VaArg),
    ("__builtin_va_list", Kw::VaList),
    ("__const", Kw::Const), ("__const__", Kw::Const), ("__extension__", Kw::Extension), ("__inline", Kw::Inline),
    ("__inline__", Kw::Inline), ("__label__", Kw::Label), ("__restrict", Kw::Restrict), ("__restrict__", Kw::Restrict),
    ("__signed", Kw::Signed), ("__signed__", Kw::Signed), ("__thread", Kw::ThreadLocal), ("__typeof", Kw::Typeof),
    ("__typeof__", Kw::Typeof), ("__volatile", Kw::Volatile), ("__volatile__", Kw::Volatile),
    ("_Float32", Kw::Float), ("_Float64", Kw::Double), ("_Float32x", Kw::Double),
    ("_Complex", Kw::Complex), ("__complex", Kw::Complex), ("__complex__", Kw::Complex), ("_Imaginary", Kw::Refused),
    ("__int128", Kw::Refused), ("__int128_t", Kw::Refused), ("__uint128_t", Kw::Refused), ("_Float128", Kw::Refused),
    ("__float128", Kw::Refused), ("_Float64x", Kw::Refused), ("_Decimal32", Kw::Refused),
    ("_Decimal64", Kw::Refused), ("_Decimal128", Kw::Refused),
    ("__real__", Kw::Real), ("__imag__", Kw::Imag), ("__real", Kw::Real), ("__imag", Kw::Imag),
];

/// The table of spellings.
#[derive(Clone, Debug)]
pub struct Names {
    list: Vec<Name>,
    /// Indices into `list` plus one, 0 for a free slot; the length is a power of two.
    slots: Vec<u32>,
}

impl Default for Names {
    fn default() -> Names {
        let mut names = Names { list: Vec::with_capacity(1024), slots: vec![0; 2048] };
        for (word, _) in KEYWORDS {
            names.intern(word);
        }
        names.intern("");
        names
    }
}

impl Names {
    /// The symbol of a spelling, a new one at its first occurrence.
    pub fn intern(&mut self, text: &str) -> Sym {
        if let Some(sym) = self.find(text) {
            return sym;
        }
        let mask = self.slots.len() - 1;
        let mut at = hash(text) as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.list.push(Rc::from(text));
        self.slots[at] = self.list.len() as u32;
        if self.list.len() * 2 > self.slots.len() {
            self.grow();
        }
        Sym(self.list.len() as u32 - 1)
    }

    /// The symbol of a spelling that has one.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Sym> {
        let mask = self.slots.len() - 1;
        let mut at = hash(text) as usize & mask;
        while self.slots[at] != 0 {
            let index = self.slots[at] - 1;
            if &*self.list[index as usize] == text {
                return Some(Sym(index));
            }
            at = (at + 1) & mask;
        }
        None
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![0; mask + 1];
        for (index, text) in self.list.iter().enumerate() {
            let mut at = hash(text) as usize & mask;
            while slots[at] != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = index as u32 + 1;
        }
        self.slots = slots;
    }

    #[must_use]
    pub fn text(&self, sym: Sym) -> &str {
        self.list.get(sym.0 as usize).map_or("", |n| n)
    }

    /// The spelling as the syntax tree shares it.
    #[must_use]
    pub fn name(&self, sym: Sym) -> Name {
        self.list.get(sym.0 as usize).map_or_else(|| Rc::from(""), Rc::clone)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_has_one_symbol_and_gives_its_text_back() {
        let mut names = Names::default();
        let all: Vec<(String, Sym)> = (0..5000).map(|i| (format!("n{i}"), names.intern(&format!("n{i}")))).collect();
        for (text, sym) in all {
            assert_eq!(names.intern(&text), sym);
            assert_eq!(names.text(sym), text);
            assert_eq!(sym.keyword(), None);
        }
        assert_eq!(names.intern(""), Sym::EMPTY);
    }

    #[test]
    fn keywords_are_known_by_their_symbol() {
        let mut names = Names::default();
        for (word, kw) in KEYWORDS {
            assert_eq!(names.intern(word).keyword(), Some(*kw), "{word}");
        }
    }
}

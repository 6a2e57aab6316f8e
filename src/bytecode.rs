//! The machine language between `cc`, which writes it, and `vm`, which runs it; and the tables a debugger needs.
//!
//! # The machine
//! - A register machine. A function has a *window* of at most 256 registers of 64 bits, named by a `u8`.
//!   Scalars whose address is never taken live in registers; everything else lives in memory.
//! - A register holds an integer *canonically*: a signed type of any width sign-extended to 64 bits, an unsigned
//!   one zero-extended. So comparisons and moves need no width. `float` and `double` are held as the bits of an
//!   `f64`; after arithmetic in `float` an `FRound` follows (an f64 is wide enough for that to be exact).
//!   `long double` is stored as an f64 in 16 bytes.
//! - Memory is a frame on the thread's own stack (`fp` + offset), globals at fixed addresses, the heap, mappings.
//!
//! # Calls
//! The caller puts the arguments, all of them, into registers `base, base+1, ...` of its own window; the callee's
//! window begins there, so they are its registers 0, 1, ... The result comes back in `base`. A variadic callee gets
//! the arguments past its named ones spilled, 8 bytes each, to a block of memory the VM makes on the stack; the
//! block's address is in register `params` (the one after the named ones). A missing argument is an undefined
//! register; one too many is dropped. So every call looks alike, with or without a prototype.
//! A struct argument is the address of a copy that the caller made for the callee to own. A function returning a
//! struct gets the address for it as a first, hidden argument, and returns that address.
//! `va_list` is `struct { u64 next; u64 pad[2]; }[1]`, 24 bytes as on x86-64: `next` is the next slot's address;
//! `va_start` stores, `va_arg` loads and adds 8 (a struct's slot holds the address of its copy).
//!
//! # What is undefined
//! Every register and every byte of memory knows whether it has been given a value. Copying and computing carry
//! undefinedness along; a jump, a switch, an address, a divisor or an indirect call made from it stops the process.
//! `Freeze` says "treat as defined" (bit-fields need it).
//!
//! # Steps
//! `Line` marks the start of a statement (or of a loop's condition): the place where a reader's step may end.

mod op;

pub use op::{Op, Pc, Reg};

/// A jump table. Values not listed go to `default`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SwitchTable {
    /// Inclusive ranges, sorted, not overlapping; compared as signed 64-bit values of the (canonical) register.
    pub cases: Vec<(i64, i64, Pc)>,
    pub default: Pc,
}

/// Where code addresses begin; function `i` has the address `TEXT_BASE + 16 * i`.
pub const TEXT_BASE: u64 = 0x40_1000;
/// Where constants, then data, then zeroed data begin (page-aligned, after the text).
pub const DATA_BASE: u64 = 0x1000_0000;

/// Everything `vm` needs to run a program, and a debugger to show it. Immutable once linked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Program {
    pub code: Vec<Op>,
    pub consts: Vec<u64>,
    pub switches: Vec<SwitchTable>,
    pub functions: Vec<Function>,
    /// Index of `_start`.
    pub entry: u32,
    /// String literals and `const` objects: not writable.
    pub rodata: Segment,
    /// Initialised and zeroed objects with static storage, with gaps between them.
    pub data: Segment,
    /// Sorted by address; bytes of the segments that no global covers are not addressable.
    pub globals: Vec<Global>,
    /// Sorted by `pc`: an entry holds up to the next one.
    pub places: Vec<Place>,
    /// Accesses to what may lie anywhere, as members of packed structs do, in ascending order.
    pub packed: Vec<Pc>,
    /// Where an atomic operation first asks for less than sequential consistency: file and line.
    pub weak_order: Option<(u16, u32)>,
    /// File names, and whether each is the library's own.
    pub files: Vec<FileInfo>,
    pub types: Vec<Type>,
    pub refusals: Vec<String>,
    /// `_Thread_local` objects: the image of one thread's block. Register access is by `Builtin::TlsAddr` + offset.
    pub tls: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Segment {
    pub addr: u64,
    pub bytes: Vec<u8>,
    /// How many zero bytes follow `bytes`.
    pub zeroed: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FileInfo {
    pub name: String,
    pub library: bool,
    /// The whole text, so that a figure can show the lines around one.
    pub text: String,
}

/// The source place of the code from `pc` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub pc: Pc,
    /// Index into `Program::files`.
    pub file: u16,
    pub line: u32,
    pub col: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Function {
    pub name: String,
    pub start: Pc,
    pub end: Pc,
    /// Registers of its window in use.
    pub regs: u16,
    /// Named parameters (the hidden one for a struct result counts).
    pub params: u8,
    pub variadic: bool,
    /// Bytes of stack memory, a multiple of 16.
    pub frame: u32,
    /// What the frame is aligned to: a power of two, at least 16.
    pub align: u16,
    /// What lives in the frame; bytes between them are not addressable. Parameters that live in memory are alive from
    /// the start (`live_at_entry`); others from their `Live`.
    pub objects: Vec<FrameObject>,
    pub vars: Vec<Var>,
    pub ret: TypeId,
    /// From a file of the library: stepping does not enter it, and its frames are hidden.
    pub library: bool,
    pub file: u16,
    pub line: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FrameObject {
    /// From `fp`.
    pub off: i32,
    pub size: u32,
    pub live_at_entry: bool,
    /// For messages: the variable's name, or "a temporary".
    pub name: String,
    pub line: u32,
}

/// A local or parameter, for the variables view.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Var {
    pub name: String,
    pub ty: TypeId,
    pub at: VarPlace,
    /// Code range in which the name is in scope.
    pub scope: (Pc, Pc),
    pub line: u32,
    pub is_param: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VarPlace {
    Reg(Reg),
    Frame(i32),
    /// The frame slot at this offset holds the address (VLAs, struct parameters).
    FrameIndirect(i32),
    /// The register holds the address.
    RegIndirect(Reg),
    /// A static local.
    Global(u64),
    Tls(u32),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Global {
    pub addr: u64,
    pub size: u64,
    /// A string literal's name is empty.
    pub name: String,
    pub ty: TypeId,
    pub file: u16,
    pub line: u32,
    pub writable: bool,
    /// None: visible everywhere; else the function whose static local it is.
    pub function: Option<u32>,
    pub library: bool,
}

/// Index into `Program::types`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct TypeId(pub u32);

/// A C type as the debugger needs it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Type {
    pub kind: TypeKind,
    pub size: u64,
    pub align: u32,
    /// As C writes it: "struct point *".
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypeKind {
    Void,
    Bool,
    /// `char` itself (signed), shown as a character.
    Char,
    Int {
        signed: bool,
    },
    /// 4: float, 8: double, 16: long double.
    Float,
    Pointer(TypeId),
    Function,
    /// `len` 0 also for unknown and variable lengths.
    Array {
        of: TypeId,
        len: u64,
    },
    Struct(Vec<Field>),
    Union(Vec<Field>),
    Enum(Vec<(String, i64)>),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// Empty for an anonymous member.
    pub name: String,
    pub ty: TypeId,
    pub offset: u64,
    /// (bit offset within the unit at `offset`, width)
    pub bits: Option<(u8, u8)>,
}

impl Program {
    /// The source place of an instruction.
    #[must_use]
    pub fn place(&self, pc: Pc) -> Option<&Place> {
        let i = self.places.partition_point(|p| p.pc <= pc);
        self.places.get(i.checked_sub(1)?)
    }

    /// The function whose code contains `pc`.
    #[must_use]
    pub fn function_at(&self, pc: Pc) -> Option<(u32, &Function)> {
        let i = self.functions.partition_point(|f| f.start <= pc).checked_sub(1)?;
        let f = self.functions.get(i)?;
        (pc < f.end).then_some((i as u32, f))
    }

    /// The address a pointer to function `i` holds.
    #[must_use]
    pub fn function_address(i: u32) -> u64 {
        TEXT_BASE + 16 * u64::from(i)
    }

    /// The function at an address, if it is exactly one's.
    #[must_use]
    pub fn function_of_address(&self, addr: u64) -> Option<u32> {
        let d = addr.checked_sub(TEXT_BASE)?;
        let i = u32::try_from(d / 16).ok()?;
        (d % 16 == 0 && (i as usize) < self.functions.len()).then_some(i)
    }

    /// The global, static local or literal that contains an address.
    #[must_use]
    pub fn global_at(&self, addr: u64) -> Option<&Global> {
        let i = self.globals.partition_point(|g| g.addr <= addr).checked_sub(1)?;
        self.globals.get(i).filter(|g| addr < g.addr + g.size.max(1))
    }
}

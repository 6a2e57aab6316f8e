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

/// Index into the window.
pub type Reg = u8;
/// Index into `Program::code`.
pub type Pc = u32;

/// One instruction: 8 bytes. `d` is written; `a`, `b` are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// A statement begins here. Which line: `Program::place`.
    Line,
    Nop,
    Mov {
        d: Reg,
        a: Reg,
    },
    Imm {
        d: Reg,
        v: i32,
    },
    /// `d = consts[i]`
    Const {
        d: Reg,
        i: u32,
    },
    /// `d = fp + off`
    FrameAddr {
        d: Reg,
        off: i32,
    },
    /// Treat the register as defined from now on.
    Freeze {
        d: Reg,
    },
    /// The register holds no value (a local's declaration without initialiser is reached again).
    Undef {
        d: Reg,
    },

    // 64-bit, wrapping: pointers and unsigned.
    Add {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Sub {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Mul {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    AddI {
        d: Reg,
        a: Reg,
        v: i32,
    },
    MulI {
        d: Reg,
        a: Reg,
        v: i32,
    },
    AndI {
        d: Reg,
        a: Reg,
        v: i32,
    },
    /// 64-bit signed: as above; overflow is reported once at its line, and wraps.
    AddL {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    SubL {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    MulL {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    /// 32-bit signed: the result is sign-extended; overflow is reported once at its line, and wraps.
    AddW {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    SubW {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    MulW {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    AddWI {
        d: Reg,
        a: Reg,
        v: i32,
    },
    /// Division of canonical 64-bit values, signed and unsigned. Zero divisor and `MIN / -1`: SIGFPE.
    Div {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Rem {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    DivU {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    RemU {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    /// 32-bit signed division: differs in `INT_MIN / -1`.
    DivW {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    RemW {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    And {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Or {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Xor {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    /// Shifts mask their count as x86 does (63, or 31 for the `W` forms); a count out of range is reported once.
    Shl {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Shr {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Sar {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    /// 32-bit: `ShlW` sign-extends its result, `ShrW` (logical) zero-extends it, `SarW` sign-extends it.
    ShlW {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    ShrW {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    SarW {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Not {
        d: Reg,
        a: Reg,
    },
    /// 64-bit wrapping negation; `NegW` and `NegL` report overflow.
    Neg {
        d: Reg,
        a: Reg,
    },
    NegL {
        d: Reg,
        a: Reg,
    },
    NegW {
        d: Reg,
        a: Reg,
    },

    // Comparisons give 0 or 1.
    Eq {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Ne {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Lt {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    Le {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    LtU {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    LeU {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    EqI {
        d: Reg,
        a: Reg,
        v: i32,
    },
    LtI {
        d: Reg,
        a: Reg,
        v: i32,
    },
    /// `d = (a == 0)`
    LogNot {
        d: Reg,
        a: Reg,
    },
    /// `d = (a != 0)`
    Bool {
        d: Reg,
        a: Reg,
    },

    // Conversions.
    Sx8 {
        d: Reg,
        a: Reg,
    },
    Sx16 {
        d: Reg,
        a: Reg,
    },
    Sx32 {
        d: Reg,
        a: Reg,
    },
    Zx8 {
        d: Reg,
        a: Reg,
    },
    Zx16 {
        d: Reg,
        a: Reg,
    },
    Zx32 {
        d: Reg,
        a: Reg,
    },
    /// Signed and unsigned 64-bit integer to double.
    I2F {
        d: Reg,
        a: Reg,
    },
    U2F {
        d: Reg,
        a: Reg,
    },
    /// Double to i64, u64, i32 as `cvttsd2si` and gcc's sequences do it, out of range included.
    F2I {
        d: Reg,
        a: Reg,
    },
    F2U {
        d: Reg,
        a: Reg,
    },
    F2W {
        d: Reg,
        a: Reg,
    },
    /// To the nearest `float`, still held as f64.
    FRound {
        d: Reg,
        a: Reg,
    },

    FAdd {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    FSub {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    FMul {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    FDiv {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    FNeg {
        d: Reg,
        a: Reg,
    },
    FEq {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    FNe {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    FLt {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    FLe {
        d: Reg,
        a: Reg,
        b: Reg,
    },

    // Memory: address is register `a` plus `off`.
    LdI8 {
        d: Reg,
        a: Reg,
        off: i32,
    },
    LdU8 {
        d: Reg,
        a: Reg,
        off: i32,
    },
    LdI16 {
        d: Reg,
        a: Reg,
        off: i32,
    },
    LdU16 {
        d: Reg,
        a: Reg,
        off: i32,
    },
    LdI32 {
        d: Reg,
        a: Reg,
        off: i32,
    },
    LdU32 {
        d: Reg,
        a: Reg,
        off: i32,
    },
    Ld64 {
        d: Reg,
        a: Reg,
        off: i32,
    },
    /// A `float` in memory, widened.
    LdF32 {
        d: Reg,
        a: Reg,
        off: i32,
    },
    St8 {
        a: Reg,
        b: Reg,
        off: i32,
    },
    St16 {
        a: Reg,
        b: Reg,
        off: i32,
    },
    St32 {
        a: Reg,
        b: Reg,
        off: i32,
    },
    St64 {
        a: Reg,
        b: Reg,
        off: i32,
    },
    StF32 {
        a: Reg,
        b: Reg,
        off: i32,
    },
    /// Frame-relative forms of the commonest: address `fp + off`.
    LdFI32 {
        d: Reg,
        off: i32,
    },
    LdF64 {
        d: Reg,
        off: i32,
    },
    StF32i {
        b: Reg,
        off: i32,
    },
    StF64 {
        b: Reg,
        off: i32,
    },
    /// Element forms: address `a + b * size` (4-byte signed, 8-byte, byte).
    LdXI32 {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    LdX64 {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    LdXI8 {
        d: Reg,
        a: Reg,
        b: Reg,
    },
    StXI32 {
        a: Reg,
        b: Reg,
        v: Reg,
    },
    StX64 {
        a: Reg,
        b: Reg,
        v: Reg,
    },
    StX8 {
        a: Reg,
        b: Reg,
        v: Reg,
    },
    /// Copies `n` bytes from address `b` to address `a`, undefinedness included (struct assignment).
    Copy {
        a: Reg,
        b: Reg,
        n: u32,
    },
    /// Fills `n` bytes at address `a` with zero (initialisers).
    Zero {
        a: Reg,
        n: u32,
    },
    /// The frame object `objects[i]` of this function begins its life: addressable, without a value.
    Live {
        i: u32,
    },
    /// ... and ends it: no longer addressable.
    Dead {
        i: u32,
    },
    /// `d` = address of `a` fresh bytes on the stack, 16-aligned, living until the function returns or `sp` is set
    /// back (alloca, VLAs).
    Alloca {
        d: Reg,
        a: Reg,
    },
    SaveSp {
        d: Reg,
    },
    RestoreSp {
        a: Reg,
    },

    // Control.
    Jmp {
        t: Pc,
    },
    Jz {
        a: Reg,
        t: Pc,
    },
    Jnz {
        a: Reg,
        t: Pc,
    },
    Jeq {
        a: Reg,
        b: Reg,
        t: Pc,
    },
    Jne {
        a: Reg,
        b: Reg,
        t: Pc,
    },
    Jlt {
        a: Reg,
        b: Reg,
        t: Pc,
    },
    Jle {
        a: Reg,
        b: Reg,
        t: Pc,
    },
    JltU {
        a: Reg,
        b: Reg,
        t: Pc,
    },
    JleU {
        a: Reg,
        b: Reg,
        t: Pc,
    },
    /// Against a small constant.
    JeqI {
        a: Reg,
        v: i16,
        t: Pc,
    },
    JneI {
        a: Reg,
        v: i16,
        t: Pc,
    },
    JltI {
        a: Reg,
        v: i16,
        t: Pc,
    },
    JgeI {
        a: Reg,
        v: i16,
        t: Pc,
    },
    /// `switches[i]`
    Switch {
        a: Reg,
        i: u32,
    },
    /// Computed goto: the register holds a code position made by `Const` of a label's pc.
    JmpR {
        a: Reg,
    },
    /// `f` indexes `Program::functions`.
    Call {
        base: Reg,
        argc: u8,
        f: u32,
    },
    /// Through a pointer: register `a` holds a function's address.
    CallR {
        base: Reg,
        argc: u8,
        a: Reg,
    },
    Ret {
        a: Reg,
    },
    /// Returns no value: the caller's `base` becomes undefined.
    RetVoid,
    /// A system call: number as in `kernel::syscall`, up to six arguments from `base`; the kernel's answer
    /// (negative: minus errno) comes back in `base`.
    Sys {
        base: Reg,
        argc: u8,
        call: u16,
    },
    /// A built-in function of the library, see `vm::builtin`; the answer comes back in `base`.
    Builtin {
        base: Reg,
        argc: u8,
        id: u16,
    },
    /// Control fell off the end of a function that should return a value: its value is undefined if used.
    RetMissing,
    /// Reached code that was refused by name at compile time; `i` indexes `Program::refusals`.
    Refuse {
        i: u32,
    },
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_is_eight_bytes() {
        assert_eq!(size_of::<Op>(), 8);
    }
}

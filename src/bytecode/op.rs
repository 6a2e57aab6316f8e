//! The instructions.

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
    /// The same to the nearest `float`, rounding once.
    I2S {
        d: Reg,
        a: Reg,
    },
    U2S {
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
    /// Copies `n` bytes from address `b` to address `a`, undefinedness included (struct assignment). With `n` 0 `a` is only
    /// asked whether it has a value.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_is_eight_bytes() {
        assert_eq!(size_of::<Op>(), 8);
    }
}

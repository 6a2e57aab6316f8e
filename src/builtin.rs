//! The table of built-in functions: what the C library's C part asks the virtual machine to do in one instruction.
//!
//! It stands beside `bytecode` because three layers read it: `cc` gives the numbers to the library's C files (as
//! `<ringside/builtins.h>`) and lowers `__atomic_*` to them, and `vm` carries them out.
//!
//! Rules:
//! - A library function's C body is `return __ringside_builtin(__BUILTIN_name, args...)`; the arguments stand in the
//!   registers `base, base+1, ...`, and the result comes back in `base`. `__ringside_builtin` gives a `long`,
//!   `__ringside_builtin_f` a `double`; arguments are passed as they are, a double as its bits.
//! - A builtin touches only the memory and the registers of its own thread. What needs the kernel is a call
//!   (`kernel::call`), so nothing here blocks, opens or tells the time.
//! - It is one step: no other thread sees it half done.
//! - Every byte it reads or writes is checked as the program's own accesses are; copying carries undefinedness along,
//!   comparing or searching by an undefined byte stops the process.
//! - Where it fails as a function (malloc) it returns what the function returns; `errno` is the C part's business.

macro_rules! builtins {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal;)*) => {
        /// A built-in's number, in the order of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Builtin { $($(#[doc = $doc])* $variant),* }

        impl Builtin {
            const ALL: &'static [Builtin] = &[$(Builtin::$variant),*];

            /// The name as the library's C part writes it after `__BUILTIN_`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Builtin::$variant => $name),* }
            }
        }
    };
}

builtins! {
    // Bytes: as the functions of string.h of the same names.
    /// `(d, s, n) -> d`; overlapping regions are reported once and copied as by memmove.
    Memcpy "memcpy";
    /// `(d, s, n) -> d`
    Memmove "memmove";
    /// `(p, byte, n) -> p`
    Memset "memset";
    /// `(a, b, n)`: negative, 0 or positive: the difference of the first bytes that differ.
    Memcmp "memcmp";
    /// `(p, byte, n)`: address or 0.
    Memchr "memchr";
    /// `(p, byte, n)`: the last one's address or 0.
    Memrchr "memrchr";
    // Strings.
    /// `(s) -> length`
    Strlen "strlen";
    /// `(s, max) -> length`
    Strnlen "strnlen";
    /// `(d, s) -> d`
    Strcpy "strcpy";
    /// `(d, s)`: address of the terminator written.
    Stpcpy "stpcpy";
    /// `(d, s, n) -> d`; pads with zeros.
    Strncpy "strncpy";
    /// `(d, s) -> d`
    Strcat "strcat";
    /// `(d, s, n) -> d`
    Strncat "strncat";
    /// `(a, b)`: the difference of the first bytes that differ, as unsigned char; so are the next three.
    Strcmp "strcmp";
    /// `(a, b, n)`
    Strncmp "strncmp";
    /// `(a, b)`, ASCII letters alike.
    Strcasecmp "strcasecmp";
    /// `(a, b, n)`
    Strncasecmp "strncasecmp";
    /// `(s, c)`: address or 0; so are the next four.
    Strchr "strchr";
    /// `(s, c)`
    Strrchr "strrchr";
    /// `(haystack, needle)`
    Strstr "strstr";
    /// `(s, set)`: the first byte that is in the set.
    Strpbrk "strpbrk";
    /// `(s, set) -> length`
    Strspn "strspn";
    /// `(s, set) -> length`
    Strcspn "strcspn";

    // The heap.
    /// `(size)`: address, 16-aligned, the bytes without a value; or 0. Size 0 gives an address that holds no byte.
    Malloc "malloc";
    /// `(count, size)`: zeroed; 0 also when the product does not fit.
    Calloc "calloc";
    /// `(p, size)`
    Realloc "realloc";
    /// `(p) -> 0`; not one of ours, or freed before: stops the process with a sentence.
    Free "free";
    /// `(alignment, size)`: address or 0; the alignment is a power of two.
    Memalign "memalign";
    /// `(p)`: bytes that may be used; 0 for the null pointer.
    MallocUsableSize "malloc_usable_size";
    /// `(what)`: 0 bytes of the heap that are in use, headers included; 1 blocks that are mappings of their own; 2 the
    /// bytes of these; 3 bytes of the heap.
    MallocHeld "malloc_held";

    // Numbers and text.
    /// `(buf, size, format, ap, errno) -> length`: formats as printf(3) does. The first `size` bytes of the result are
    /// written to `buf`, with no terminator; the length is that of the whole result. Negative: minus errno. `ap` is
    /// the address of a `va_list`, which is read and not changed, so that it can be formatted again. `%m` prints the
    /// sentence of the given errno, whose bit 32 says that the locale is one of UTF-8, and bit 33 that characters are
    /// counted instead of bytes; bits 34 and 35 are the rounding mode as in MXCSR. `%n` stores.
    Format "format";
    /// `(s, end)`, gives a double: as strtod(3); `end` (if not 0) is given the address where the number ended.
    Strtod "strtod";
    /// The same, rounded once to `float`.
    Strtof "strtof";

    /// `(kind, a, b)`: whether the exact result of an operation does not fit its type. `kind`: 0 for +, 1 for -, 2 for *;
    /// plus 4 if `a` is signed, 8 if `b` is, 16 if the result is; plus 256 times the result's size in bytes.
    Overflows "overflows";

    // Mathematics: double in, double out, as the functions of math.h of the same names.
    Sin "sin";
    Cos "cos";
    Tan "tan";
    Asin "asin";
    Acos "acos";
    Atan "atan";
    Atan2 "atan2";
    Sinh "sinh";
    Cosh "cosh";
    Tanh "tanh";
    Asinh "asinh";
    Acosh "acosh";
    Atanh "atanh";
    Exp "exp";
    Exp2 "exp2";
    Expm1 "expm1";
    Log "log";
    Log2 "log2";
    Log10 "log10";
    Log1p "log1p";
    Pow "pow";
    Sqrt "sqrt";
    Cbrt "cbrt";
    Hypot "hypot";
    Floor "floor";
    Ceil "ceil";
    Trunc "trunc";
    Round "round";
    Rint "rint";
    Fmod "fmod";
    Fma "fma";

    // Control.
    /// `(env)`: remembers the caller's frame and place in the 64 bytes at `env`; returns 0, and again with the value
    /// given to `longjmp`. Used by a macro, so the caller's frame is the program's own function.
    Setjmp "setjmp";
    /// `(env, value)`: does not return. A frame that has returned since stops the process with a sentence.
    Longjmp "longjmp";
    /// `(env)`: remembers where the caller of this function goes on, in the 64 bytes at `env`; it is given 0 there.
    Getcontext "getcontext";
    /// `(env, ended)`: goes there, and does not return. `ended`: nothing will come back to this stack.
    Setcontext "setcontext";
    /// `(old, new)`: both.
    Swapcontext "swapcontext";
    /// `(low, size)`: memory that is about to be a stack: what an earlier context left closed in it is open again.
    ContextStack "context_stack";
    /// `(env, low, high, function, argument)`: the place at `env` is the function's beginning, with the argument, on the
    /// stack between these addresses.
    Makecontext "makecontext";
    /// `()`: address of this thread's block of `_Thread_local` objects.
    TlsAddr "tls_addr";
    /// `(sentence, file, line, function)`: strings; an assertion failed. The run is told so (the explorer looks for
    /// it); the C part then prints and aborts.
    AssertFailed "assert_failed";

    /// `(list, n) -> n`: addresses in the functions that are under way, from the caller's outwards.
    Backtrace "backtrace";
    /// `(address, text, size)`: puts the name of the function around an address there and gives how far behind its
    /// beginning that is; -1: there is none.
    FunctionName "function_name";

    // Atomic operations of one object. `kind` is its size, 1, 2, 4 or 8; negative when it is signed.
    /// `(p, kind)`
    AtomicLoad "atomic_load";
    /// `(p, kind, value)`
    AtomicStore "atomic_store";
    /// `(p, kind, value)`: the old value; so do the next six.
    AtomicExchange "atomic_exchange";
    /// `(p, kind, value)`
    AtomicAdd "atomic_add";
    /// `(p, kind, value)`
    AtomicSub "atomic_sub";
    /// `(p, kind, value)`
    AtomicAnd "atomic_and";
    /// `(p, kind, value)`
    AtomicOr "atomic_or";
    /// `(p, kind, value)`
    AtomicXor "atomic_xor";
    /// `(p, kind, value)`
    AtomicNand "atomic_nand";
    /// `(p, kind, expected, desired)`: 1 if `*p` was `*expected` and is now `desired`; else 0, and `*expected` is
    /// what `*p` was.
    AtomicCompareExchange "atomic_compare_exchange";
    /// `(order)`
    AtomicFence "atomic_fence";

    /// `(operation, env, a, b, c)`, gives a double: computed in the rounding mode of the word at `env`, which is laid out
    /// as MXCSR and is given the exceptions that are raised; the word behind it is given those that are not masked.
    /// `operation`: 0 to 3 for + - * /, 4 fma, 5 sqrt, 6 as it is, 7 from long, 8 from unsigned long; plus 16: rounded to
    /// `float`.
    Fenv "fenv";
}

impl Builtin {
    /// The built-in with this number.
    #[must_use]
    pub fn from_number(n: u16) -> Option<Builtin> {
        Builtin::ALL.get(n as usize).copied()
    }

    #[must_use]
    pub fn number(self) -> u16 {
        self as u16
    }

    /// The built-in with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Builtin> {
        Builtin::ALL.iter().copied().find(|b| b.name() == name)
    }
}

/// The text of the header from which the C library takes the numbers: `#define __BUILTIN_memcpy 0` and so on.
#[must_use]
pub fn header() -> String {
    Builtin::ALL.iter().map(|b| format!("#define __BUILTIN_{} {}\n", b.name(), b.number())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_agree() {
        for (i, b) in Builtin::ALL.iter().enumerate() {
            assert_eq!(Builtin::from_number(i as u16), Some(*b));
            assert_eq!(Builtin::from_name(b.name()), Some(*b), "{} stands twice in the table", b.name());
        }
    }
}

//! The table of built-in functions: what the C library's C part asks of the virtual machine.
//!
//! A C file of the library writes `__ringside_builtin(__BUILTIN_strlen, s)`: the first argument is a number of this
//! table, a constant; the compiler makes it an `Op::Builtin`. The result has the type `long`; a cast makes it what it
//! is (`(char *)__ringside_builtin(...)`). Arguments that are `double` are passed, and a `double` result is given
//! back, as the bits of the register: the result of the ones marked `F` has the type `double`.
//!
//! Rules: an id is the position in the table and is not stable between versions; a program is compiled for the
//! machine it runs on. A built-in never blocks and never calls back into C.

/// What a built-in's result is to the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gives {
    /// `long`
    I,
    /// `double`
    F,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct BuiltinInfo {
    pub name: &'static str,
    pub arity: u8,
    pub gives: Gives,
    /// The arguments by name.
    pub args: &'static str,
}

macro_rules! builtins {
    ($($variant:ident $name:ident $arity:literal $gives:ident $args:literal;)*) => {
        /// A built-in's number, in the order of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Builtin { $($variant),* }

        pub const BUILTINS: &[BuiltinInfo] = &[$(BuiltinInfo {
            name: stringify!($name), arity: $arity, gives: Gives::$gives, args: $args,
        }),*];

        const ALL: &[Builtin] = &[$(Builtin::$variant),*];
    };
}

builtins! {
    // Memory and strings, as string(3) has them.
    Memcpy memcpy 3 I "dst src n";
    Memmove memmove 3 I "dst src n";
    Memset memset 3 I "dst byte n";
    Memcmp memcmp 3 I "a b n";
    Memchr memchr 3 I "s byte n";
    Memrchr memrchr 3 I "s byte n";
    Strlen strlen 1 I "s";
    Strnlen strnlen 2 I "s max";
    Strcmp strcmp 2 I "a b";
    Strncmp strncmp 3 I "a b n";
    Strcasecmp strcasecmp 2 I "a b";
    Strncasecmp strncasecmp 3 I "a b n";
    Strchr strchr 2 I "s byte";
    Strchrnul strchrnul 2 I "s byte";
    Strrchr strrchr 2 I "s byte";
    Strcpy strcpy 2 I "dst src";
    Stpcpy stpcpy 2 I "dst src";
    Strncpy strncpy 3 I "dst src n";
    Stpncpy stpncpy 3 I "dst src n";
    Strcat strcat 2 I "dst src";
    Strncat strncat 3 I "dst src n";
    Strstr strstr 2 I "s needle";
    Strcasestr strcasestr 2 I "s needle";
    Memmem memmem 4 I "s n needle m";
    Strspn strspn 2 I "s accept";
    Strcspn strcspn 2 I "s reject";
    Strpbrk strpbrk 2 I "s accept";
    // The heap, as malloc(3). A null result means ENOMEM; the C side sets errno.
    Malloc malloc 1 I "size";
    Calloc calloc 2 I "count size";
    Realloc realloc 2 I "old size";
    Free free 1 I "block";
    AlignedAlloc aligned_alloc 2 I "align size";
    UsableSize malloc_usable_size 1 I "block";
    // printf(3): writes at most `cap` bytes, the end mark included, and returns the whole length, or minus errno.
    // `ap` is a `va_list` and is moved on. `errno` is for %m.
    Format format 5 I "dst cap fmt ap errno";
    // scanf(3) over the `len` bytes at `buf`. Returns how many bytes were used up and stores scanf's result; or -1 if
    // what is there does not decide and `eof` is 0: nothing was stored, call again with more. `ap` is moved on only
    // when it returns a count.
    Scan scan 6 I "buf len eof fmt ap result";
    // strtol(3), strtod(3). `end` may be null; `*error` gets ERANGE, EINVAL or is left alone.
    Strtol strtol 4 I "s end base error";
    Strtoul strtoul 4 I "s end base error";
    Strtod strtod 3 F "s end error";
    Strtof strtof 3 F "s end error";
    // Memory order is always sequentially consistent. `size` is 1, 2, 4 or 8. The value is zero-extended: cast it.
    AtomicLoad atomic_load 2 I "p size";
    AtomicStore atomic_store 3 I "p size value";
    // `op`: 0 exchange, 1 add, 2 sub, 3 and, 4 or, 5 xor, 6 nand. Returns the old value.
    AtomicRmw atomic_rmw 4 I "p size op value";
    // If `*p == *expected` stores `desired` and returns 1, else copies `*p` to `*expected` and returns 0.
    AtomicCas atomic_cas 4 I "p size expected desired";
    // Address of this thread's block of `_Thread_local` objects.
    TlsAddr tls_addr 0 I "";
    // Must be used in the function whose frame is meant (a macro): `buf` is at least eight longs.
    Setjmp setjmp 1 I "buf";
    Longjmp longjmp 2 I "buf value";
    // Ends the process with a sentence of the checker: `signal` and a string.
    Fault fault 2 I "signal sentence";
    // The library says that bytes have a value now, whatever their history.
    MarkDefined mark_defined 2 I "p n";
    // Bits: `size` bytes of the value count.
    Clz clz 2 I "x size";
    Ctz ctz 2 I "x size";
    Popcount popcount 2 I "x size";
    Bswap bswap 2 I "x size";
    // math.h
    Sin sin 1 F "x";
    Cos cos 1 F "x";
    Tan tan 1 F "x";
    Asin asin 1 F "x";
    Acos acos 1 F "x";
    Atan atan 1 F "x";
    Atan2 atan2 2 F "y x";
    Sinh sinh 1 F "x";
    Cosh cosh 1 F "x";
    Tanh tanh 1 F "x";
    Asinh asinh 1 F "x";
    Acosh acosh 1 F "x";
    Atanh atanh 1 F "x";
    Exp exp 1 F "x";
    Exp2 exp2 1 F "x";
    Expm1 expm1 1 F "x";
    Log log 1 F "x";
    Log2 log2 1 F "x";
    Log10 log10 1 F "x";
    Log1p log1p 1 F "x";
    Sqrt sqrt 1 F "x";
    Cbrt cbrt 1 F "x";
    Pow pow 2 F "x y";
    Hypot hypot 2 F "x y";
    Fmod fmod 2 F "x y";
    Remainder remainder 2 F "x y";
    Ceil ceil 1 F "x";
    Floor floor 1 F "x";
    Trunc trunc 1 F "x";
    Round round 1 F "x";
    Rint rint 1 F "x";
    Fabs fabs 1 F "x";
    Fmin fmin 2 F "x y";
    Fmax fmax 2 F "x y";
    Fdim fdim 2 F "x y";
    Fma fma 3 F "x y z";
    Copysign copysign 2 F "x y";
    Nextafter nextafter 2 F "x y";
    Ldexp ldexp 2 F "x exp";
    Frexp frexp 2 F "x exp";
    Modf modf 2 F "x whole";
    Erf erf 1 F "x";
    Erfc erfc 1 F "x";
    Tgamma tgamma 1 F "x";
    Lgamma lgamma 1 F "x";
    // A double's bits as an integer, and back; `f32` forms go through float.
    FloatBits float_bits 1 I "x";
    BitsFloat bits_float 1 F "bits";
    Float32Bits float32_bits 1 I "x";
    Bits32Float bits32_float 1 F "bits";
}

impl Builtin {
    /// The built-in with this number.
    #[must_use]
    pub fn from_number(n: u16) -> Option<Builtin> {
        ALL.get(n as usize).copied()
    }

    /// The number of the one with this name.
    #[must_use]
    pub fn number(name: &str) -> Option<u16> {
        BUILTINS.iter().position(|b| b.name == name).map(|i| i as u16)
    }

    #[must_use]
    pub fn info(self) -> &'static BuiltinInfo {
        &BUILTINS[self as usize]
    }
}

/// The text of the header from which the C library takes the numbers: `#define __BUILTIN_memcpy 0` and so on.
#[must_use]
pub fn header() -> String {
    BUILTINS.iter().enumerate().map(|(i, b)| format!("#define __BUILTIN_{} {i}\n", b.name)).collect()
}

//! The macros that stand before the first line: those of gcc 12 on x86-64 Linux that a program can notice.
//!
//! Left out are the ones that promise what this compiler has not got: `__SIZEOF_INT128__`, vector units, decimal
//! and 128-bit floats. `__STDC_NO_COMPLEX__` is ours for the same reason.

use super::define::{Builtin, Macro};
use super::{Lexer, Open, Preprocessor};
use crate::source::Span;
use std::fmt::Write as _;
use std::rc::Rc;

/// `NAME VALUE` a line, as after `#define`.
const PLAIN: &str = "\
__STDC__ 1
__STDC_VERSION__ 201112L
__STDC_HOSTED__ 1
__STDC_UTF_16__ 1
__STDC_UTF_32__ 1
__STDC_IEC_559__ 1
__STDC_IEC_60559_BFP__ 201404L
__STDC_ISO_10646__ 201706L
__STDC_NO_COMPLEX__ 1
__GNUC__ 12
__GNUC_MINOR__ 2
__GNUC_PATCHLEVEL__ 0
__GNUC_STDC_INLINE__ 1
__VERSION__ \"12.2.0\"
__NO_INLINE__ 1
__GXX_ABI_VERSION 1017
__GNUC_EXECUTION_CHARSET_NAME \"UTF-8\"
__GNUC_WIDE_EXECUTION_CHARSET_NAME \"UTF-32LE\"
__USER_LABEL_PREFIX__
__REGISTER_PREFIX__
linux 1
__linux 1
__linux__ 1
__gnu_linux__ 1
unix 1
__unix 1
__unix__ 1
__x86_64 1
__x86_64__ 1
__amd64 1
__amd64__ 1
__k8 1
__k8__ 1
__ELF__ 1
_LP64 1
__LP64__ 1
__PIC__ 2
__pic__ 2
__PIE__ 2
__pie__ 2
__CHAR_BIT__ 8
__BIGGEST_ALIGNMENT__ 16
__ORDER_LITTLE_ENDIAN__ 1234
__ORDER_BIG_ENDIAN__ 4321
__ORDER_PDP_ENDIAN__ 3412
__BYTE_ORDER__ __ORDER_LITTLE_ENDIAN__
__FLOAT_WORD_ORDER__ __ORDER_LITTLE_ENDIAN__
__SIZEOF_SHORT__ 2
__SIZEOF_INT__ 4
__SIZEOF_LONG__ 8
__SIZEOF_LONG_LONG__ 8
__SIZEOF_POINTER__ 8
__SIZEOF_SIZE_T__ 8
__SIZEOF_PTRDIFF_T__ 8
__SIZEOF_WCHAR_T__ 4
__SIZEOF_WINT_T__ 4
__SIZEOF_FLOAT__ 4
__SIZEOF_DOUBLE__ 8
__SIZEOF_LONG_DOUBLE__ 16
__SIZE_TYPE__ long unsigned int
__PTRDIFF_TYPE__ long int
__WCHAR_TYPE__ int
__WINT_TYPE__ unsigned int
__CHAR16_TYPE__ short unsigned int
__CHAR32_TYPE__ unsigned int
__SIG_ATOMIC_TYPE__ int
__SCHAR_MAX__ 0x7f
__SHRT_MAX__ 0x7fff
__INT_MAX__ 0x7fffffff
__LONG_MAX__ 0x7fffffffffffffffL
__LONG_LONG_MAX__ 0x7fffffffffffffffLL
__SIZE_MAX__ 0xffffffffffffffffUL
__PTRDIFF_MAX__ 0x7fffffffffffffffL
__WCHAR_MAX__ 0x7fffffff
__WCHAR_MIN__ (-__WCHAR_MAX__ - 1)
__WINT_MAX__ 0xffffffffU
__WINT_MIN__ 0U
__SIG_ATOMIC_MAX__ 0x7fffffff
__SIG_ATOMIC_MIN__ (-__SIG_ATOMIC_MAX__ - 1)
__SCHAR_WIDTH__ 8
__SHRT_WIDTH__ 16
__INT_WIDTH__ 32
__LONG_WIDTH__ 64
__LONG_LONG_WIDTH__ 64
__SIZE_WIDTH__ 64
__PTRDIFF_WIDTH__ 64
__WCHAR_WIDTH__ 32
__WINT_WIDTH__ 32
__SIG_ATOMIC_WIDTH__ 32
__INTMAX_C(c) c ## L
__UINTMAX_C(c) c ## UL
__INT8_C(c) c
__INT16_C(c) c
__INT32_C(c) c
__INT64_C(c) c ## L
__UINT8_C(c) c
__UINT16_C(c) c
__UINT32_C(c) c ## U
__UINT64_C(c) c ## UL
__ATOMIC_RELAXED 0
__ATOMIC_CONSUME 1
__ATOMIC_ACQUIRE 2
__ATOMIC_RELEASE 3
__ATOMIC_ACQ_REL 4
__ATOMIC_SEQ_CST 5
__GCC_ATOMIC_BOOL_LOCK_FREE 2
__GCC_ATOMIC_CHAR_LOCK_FREE 2
__GCC_ATOMIC_CHAR16_T_LOCK_FREE 2
__GCC_ATOMIC_CHAR32_T_LOCK_FREE 2
__GCC_ATOMIC_WCHAR_T_LOCK_FREE 2
__GCC_ATOMIC_SHORT_LOCK_FREE 2
__GCC_ATOMIC_INT_LOCK_FREE 2
__GCC_ATOMIC_LONG_LOCK_FREE 2
__GCC_ATOMIC_LLONG_LOCK_FREE 2
__GCC_ATOMIC_POINTER_LOCK_FREE 2
__GCC_ATOMIC_TEST_AND_SET_TRUEVAL 1
__FLT_RADIX__ 2
__FLT_EVAL_METHOD__ 0
__FINITE_MATH_ONLY__ 0
__DECIMAL_DIG__ 21
__FLT_MANT_DIG__ 24
__FLT_DIG__ 6
__FLT_DECIMAL_DIG__ 9
__FLT_MIN_EXP__ (-125)
__FLT_MIN_10_EXP__ (-37)
__FLT_MAX_EXP__ 128
__FLT_MAX_10_EXP__ 38
__FLT_MAX__ 3.40282346638528859811704183484516925e+38F
__FLT_MIN__ 1.17549435082228750796873653722224568e-38F
__FLT_EPSILON__ 1.19209289550781250000000000000000000e-7F
__FLT_DENORM_MIN__ 1.40129846432481707092372958328991613e-45F
__DBL_MANT_DIG__ 53
__DBL_DIG__ 15
__DBL_DECIMAL_DIG__ 17
__DBL_MIN_EXP__ (-1021)
__DBL_MIN_10_EXP__ (-307)
__DBL_MAX_EXP__ 1024
__DBL_MAX_10_EXP__ 308
__DBL_MAX__ ((double)1.79769313486231570814527423731704357e+308L)
__DBL_MIN__ ((double)2.22507385850720138309023271733240406e-308L)
__DBL_EPSILON__ ((double)2.22044604925031308084726333618164062e-16L)
__DBL_DENORM_MIN__ ((double)4.94065645841246544176568792868221372e-324L)
__LDBL_MANT_DIG__ 64
__LDBL_DIG__ 18
__LDBL_DECIMAL_DIG__ 21
__LDBL_MIN_EXP__ (-16381)
__LDBL_MIN_10_EXP__ (-4931)
__LDBL_MAX_EXP__ 16384
__LDBL_MAX_10_EXP__ 4932
__LDBL_MAX__ 1.18973149535723176502126385303097021e+4932L
__LDBL_MIN__ 3.36210314311209350626267781732175260e-4932L
__LDBL_EPSILON__ 1.08420217248550443400745280086994171e-19L
__LDBL_DENORM_MIN__ 3.64519953188247460252840593361941982e-4951L
";

/// The families of `<stdint.h>`: name, bits, type, suffix of its constants.
#[rustfmt::skip]
const INTEGERS: &[(&str, u32, &str, &str)] = &[
    ("INT8", 8, "signed char", ""), ("INT16", 16, "short int", ""), ("INT32", 32, "int", ""), ("INT64", 64, "long int", "L"),
    ("INT_LEAST8", 8, "signed char", ""), ("INT_LEAST16", 16, "short int", ""), ("INT_LEAST32", 32, "int", ""), ("INT_LEAST64", 64, "long int", "L"),
    ("INT_FAST8", 8, "signed char", ""), ("INT_FAST16", 64, "long int", "L"), ("INT_FAST32", 64, "long int", "L"), ("INT_FAST64", 64, "long int", "L"),
    ("INTPTR", 64, "long int", "L"), ("INTMAX", 64, "long int", "L"),
    ("UINT8", 8, "unsigned char", ""), ("UINT16", 16, "short unsigned int", ""), ("UINT32", 32, "unsigned int", "U"), ("UINT64", 64, "long unsigned int", "UL"),
    ("UINT_LEAST8", 8, "unsigned char", ""), ("UINT_LEAST16", 16, "short unsigned int", ""), ("UINT_LEAST32", 32, "unsigned int", "U"), ("UINT_LEAST64", 64, "long unsigned int", "UL"),
    ("UINT_FAST8", 8, "unsigned char", ""), ("UINT_FAST16", 64, "long unsigned int", "UL"), ("UINT_FAST32", 64, "long unsigned int", "UL"), ("UINT_FAST64", 64, "long unsigned int", "UL"),
    ("UINTPTR", 64, "long unsigned int", "UL"), ("UINTMAX", 64, "long unsigned int", "UL"),
];

/// What `__has_attribute` affirms: attributes that change or check something here, or that may safely be ignored.
#[rustfmt::skip]
pub const ATTRIBUTES: &[&str] = &[
    "aligned", "packed", "noreturn", "unused", "used", "format", "format_arg", "nonnull", "returns_nonnull", "const", "pure", "malloc",
    "warn_unused_result", "deprecated", "fallthrough", "noinline", "always_inline", "gnu_inline", "cold", "hot", "nothrow", "leaf",
    "sentinel", "alloc_size", "constructor", "destructor", "cleanup", "transparent_union", "may_alias", "visibility", "weak", "section",
];

/// What `__has_builtin` affirms.
#[rustfmt::skip]
pub(super) const BUILTINS: &[&str] = &[
    "__builtin_expect", "__builtin_unreachable", "__builtin_trap", "__builtin_va_arg", "__builtin_va_start", "__builtin_va_end", "__builtin_va_copy",
    "__builtin_offsetof", "__builtin_types_compatible_p", "__builtin_choose_expr", "__builtin_constant_p",
];

const BUILTIN_MACROS: &[(&str, Builtin)] = &[
    ("__FILE__", Builtin::File),
    ("__BASE_FILE__", Builtin::MainFile),
    ("__LINE__", Builtin::Line),
    ("__COUNTER__", Builtin::Counter),
    ("__INCLUDE_LEVEL__", Builtin::IncludeLevel),
    ("__has_include", Builtin::HasInclude),
    ("__has_include_next", Builtin::HasInclude),
    ("__has_attribute", Builtin::HasAttribute),
    ("__has_builtin", Builtin::HasFunction),
];

impl Preprocessor<'_> {
    pub(super) fn define_the_predefined(&mut self) {
        for (name, builtin) in BUILTIN_MACROS {
            let sym = self.names.intern(name);
            let definition = Macro {
                params: None,
                variadic: false,
                body: Vec::new(),
                span: Span::default(),
                builtin: Some(*builtin),
            };
            self.slot(sym).definition = Some(Rc::new(definition));
        }
        let mut text = String::with_capacity(12_000);
        text.push_str(PLAIN);
        for (name, bits, ty, suffix) in INTEGERS {
            let value_bits = if name.starts_with('U') { *bits } else { bits - 1 };
            let max = u64::MAX >> (64 - value_bits);
            let _ = writeln!(text, "__{name}_TYPE__ {ty}\n__{name}_MAX__ {max:#x}{suffix}");
            if name.starts_with('I') {
                let _ = writeln!(text, "__{name}_WIDTH__ {bits}");
            }
        }
        self.define_lines(&text);
        self.define_options();
    }

    /// Each line a definition, as after `#define`.
    pub(super) fn define_lines(&mut self, text: &str) {
        let depth = self.files.len();
        let said = self.diagnostics.len();
        let lexer = Lexer::new(Rc::from(text), self.base);
        let (name, asked) = (Rc::from("<command-line>"), Span::default());
        self.files.push(Open { lexer, name, line_offset: 0, asked, conditions: Vec::new() });
        while let Some(open) = self.files.last_mut().filter(|open| open.lexer.pos < open.lexer.text.len()) {
            // `define` stops at the line's end, or before it after an error.
            open.lexer.pos += usize::from(open.lexer.text.as_bytes().get(open.lexer.pos) == Some(&b'\n'));
            self.define();
            self.rest_of_line();
            if let Some(open) = self.files.last_mut().filter(|open| open.lexer.text.get(open.lexer.pos..) == Some("\n"))
            {
                open.lexer.pos += 1;
            }
        }
        self.files.truncate(depth);
        // These lines stand in no file: what is wrong with them is said at the head of the program.
        let nowhere = Span { file: self.base, ..Span::default() };
        for diagnostic in self.diagnostics.iter_mut().skip(said) {
            diagnostic.span = nowhere;
            diagnostic.notes.clear();
        }
    }
}

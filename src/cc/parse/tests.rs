use super::sexpr;
use crate::cc::preprocess::{Files, Options, preprocess};
use crate::source::{Diagnostic, SourceFile, Sources};

fn run(text: &str) -> (super::Unit, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let mut files = Files::new(|_| None);
    let (tokens, mut diagnostics) =
        preprocess(SourceFile::new("t.c", text, false), &Options::default(), &mut files, &mut sources);
    let (unit, more) = super::parse(&tokens);
    diagnostics.extend(more);
    (unit, diagnostics, sources)
}

fn check(table: &[(&str, &str)]) {
    for (text, expect) in table {
        let (unit, diagnostics, sources) = run(text);
        let said: String = diagnostics.iter().map(|d| d.render(&sources)).collect();
        assert_eq!(said, "", "{text}");
        assert_eq!(sexpr::unit(&unit), *expect, "{text}");
    }
}

/// Each text with the messages it gives, as `line:col: message`, one a line.
fn check_errors(table: &[(&str, &str)]) {
    for (text, expect) in table {
        let (_, diagnostics, sources) = run(text);
        let said: Vec<String> = diagnostics
            .iter()
            .map(|d| {
                let (_, line, col) = sources.place(d.span);
                format!("{line}:{col}: {}{}", if d.is_error() { "" } else { "warning: " }, d.message)
            })
            .collect();
        assert_eq!(said.join("\n"), *expect, "{text}");
    }
}

#[rustfmt::skip]
#[test]
fn declarators_read_inside_out() {
    check(&[
        ("int x;", "(decl int (x))"),
        ("char *(*f[3])(int);", "(decl char (f [3] * (fn (int _)) *))"),
        ("int *a[3], (*b)[3];", "(decl int (a [3] *) (b * [3]))"),
        ("const char *const *volatile p;", "(decl const char (p *volatile *const))"),
        ("void (*signal(int sig, void (*func)(int)))(int);", "(decl void (signal (fn (int sig) (void func * (fn (int _)))) * (fn (int _))))"),
        ("int f(), g(void), h(int, ...);", "(decl int (f (fn)) (g (fn void)) (h (fn (int _) ...)))"),
        ("int f(int a[static 3], int b[const], int n, int c[*]);", "(decl int (f (fn (int a [static 3]) (int b [const ]) (int n) (int c [*]))))"),
        ("int (*(*pf)(int))[3];", "(decl int (pf * (fn (int _)) * [3]))"),
        ("int m[2][3];", "(decl int (m [2] [3]))"),
        ("int (x), *(y), (*(z));", "(decl int (x) (y *) (z *))"),
    ]);
}

#[rustfmt::skip]
#[test]
fn words_of_a_type_come_in_any_order() {
    check(&[
        ("long unsigned int long x;", "(decl ulonglong (x))"),
        ("signed char c; unsigned u; short s; long double d;", "(decl schar (c))\n(decl uint (u))\n(decl short (s))\n(decl longdouble (d))"),
        ("int const static x;", "(decl static const int (x))"),
        ("__signed__ long __const y; _Bool b; __extension__ long long z;", "(decl const long (y))\n(decl bool (b))\n(decl longlong (z))"),
        ("static x; extern y;", "(decl static ? (x))\n(decl extern ? (y))"),
        ("__thread int t; _Thread_local static int u; _Noreturn void f(void); inline int g(void);", "(decl thread int (t))\n(decl static thread int (u))\n(decl noreturn void (f (fn void)))\n(decl inline int (g (fn void)))"),
        ("_Alignas(16) char a; _Alignas(double) char b;", "(decl align(16) char (a))\n(decl align(double) char (b))"),
        ("_Atomic int a; _Atomic(int *) b; int *_Atomic c;", "(decl atomic int (a))\n(decl (atomic int *) (b))\n(decl int (c *atomic))"),
        ("typeof(int *) p; __typeof__(p + 1) q; __builtin_va_list ap;", "(decl (typeof int *) (p))\n(decl (typeof (+ p 1)) (q))\n(decl va_list (ap))"),
    ]);
}

#[rustfmt::skip]
#[test]
fn structs_unions_and_enums() {
    check(&[
        ("struct s { int a, *b; char c[4]; };", "(decl (struct s (int (a) (b *)) (char (c [4]))))"),
        ("struct { unsigned a : 3, : 2, b : 1; int : 0; } x;", "(decl (struct (uint (a :3) ( :2) (b :1)) (int ( :0))) (x))"),
        ("struct o { union { int i; float f; }; struct o *next; };", "(decl (struct o ((union (int (i)) (float (f)))) (struct o (next *))))"),
        ("enum e { A, B = 3, C, } v = B;", "(decl (enum e A B=3 C) (v = B))"),
        ("struct s; struct s *p; union u *q; enum e *r;", "(decl struct s)\n(decl struct s (p *))\n(decl union u (q *))\n(decl enum e (r *))"),
        ("struct __attribute__((packed)) p { char c; int i __attribute__((aligned(2))); } __attribute__((__aligned__(8))) x;", "(decl (struct p @packed @aligned(8) (char (c)) (int (i @aligned(2)))) (x))"),
        ("struct flex { int n; char data[]; _Static_assert(1, \"ok\"); };", "(decl (struct flex (int (n)) (char (data [])) (assert 1 \"ok\")))"),
        ("#pragma pack(push, 1)\nstruct a { int x; };\n#pragma pack(pop)\nstruct b { int x; };", "(decl (struct a @pragma_pack(1) (int (x))))\n(decl (struct b (int (x))))"),
    ]);
}

#[rustfmt::skip]
#[test]
fn a_name_is_a_type_where_its_typedef_reaches() {
    check(&[
        ("typedef int T; T x; T *y; T (*f)(T);", "(decl typedef int (T))\n(decl 'T (x))\n(decl 'T (y *))\n(decl 'T (f * (fn ('T _))))"),
        ("typedef int T; void f(void) { T * a; { int T; T * a; } T * b; }", "(decl typedef int (T))\n(def void (f (fn void)) {(decl 'T (a *)) {(decl int (T)) (* T a)} (decl 'T (b *))})"),
        ("typedef int T; void f(int T) { T * 2; } T g;", "(decl typedef int (T))\n(def void (f (fn (int T))) {(* T 2)})\n(decl 'T (g))"),
        ("typedef int T; struct s { T T; }; unsigned T; ", "(decl typedef int (T))\n(decl (struct s ('T (T))))\n(decl uint (T))"),
        ("typedef int T; int f(T), g(int (T)), h(T T);", "(decl typedef int (T))\n(decl int (f (fn ('T _))) (g (fn (int _ (fn ('T _))))) (h (fn ('T T))))"),
        ("typedef int T; void f(void) { for (T T = 0; T < 3; T++) T = 1; T x; }", "(decl typedef int (T))\n(def void (f (fn void)) {(for (decl 'T (T = 0)) (< T 3) (_++ T) (= T 1)) (decl 'T (x))})"),
        ("typedef int T; enum { A = sizeof(T) }; void f(void) { enum { T }; T + 1; }", "(decl typedef int (T))\n(decl (enum A=(sizeof <'T>)))\n(def void (f (fn void)) {(decl (enum T)) (+ T 1)})"),
        ("typedef int T; void f(void) { T: ; goto T; }", "(decl typedef int (T))\n(def void (f (fn void)) {(label T ;) (goto T)})"),
    ]);
}

#[rustfmt::skip]
#[test]
fn expressions_bind_as_in_the_standard() {
    let table = [
        ("1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"),
        ("a = b = c", "(= a (= b c))"),
        ("a += b ? c : d ? e : f", "(+= a (? b c (? d e f)))"),
        ("a || b && c | d ^ e & f == g < h << i", "(|| a (&& b (| c (^ d (& e (== f (< g (<< h i))))))))"),
        ("a ?: b", "(? a _ b)"),
        ("*p++", "(* (_++ p))"),
        ("-a[1].b->c(2, 3)--", "(- (_-- (call (-> (. ([] a 1) b) c) 2 3)))"),
        ("&*&a", "(& (* (& a)))"),
        ("(a, b), c", "(, (, a b) c)"),
        ("sizeof a + 1", "(+ (sizeof a) 1)"),
        ("sizeof (int) + 1", "(+ (sizeof <int>) 1)"),
        ("sizeof (a)[1]", "(sizeof ([] a 1))"),
        ("sizeof (int){1}", "(sizeof (compound <int> {1}))"),
        ("_Alignof(int) + __alignof__(a)", "(+ (alignof <int>) (alignof a))"),
        ("(int)a + (char *)(b)", "(+ (cast <int> a) (cast <char *> b))"),
        ("(int)-1", "(cast <int> (- 1))"),
        ("(struct s){ .x = 1, .y[2] = 3, [4 ... 6] = 5 }.x", "(. (compound <struct s> {.x=1 .y[2]=3 [4...6]=5}) x)"),
        ("\"a\" \"b\" L\"c\"", "Wide[97, 98, 99]"),
        ("\"a\" \"\\n\"", "\"a\\n\""),
        ("'a' + L'b' + 1.5f + 0x10u", "(+ (+ (+ c97 c98) 1.5:Float) 16:UInt)"),
        ("({ int t = 1; t; })", "({(decl int (t = 1)) t})"),
        ("_Generic(a, int: 1, default: 2)", "(generic a int:1 default:2)"),
        ("__builtin_va_arg(ap, int *)", "(va_arg ap <int *>)"),
        ("__builtin_offsetof(struct s, a.b[1].c)", "(offsetof <struct s> .a.b[1].c)"),
        ("__builtin_types_compatible_p(int, const int)", "(compatible <int> <const int>)"),
        ("__builtin_choose_expr(1, a, b)", "(choose 1 a b)"),
        ("&&out", "(&& out)"),
        ("__extension__ (a)", "a"),
        ("!~+a", "(! (~ (+ a)))"),
        ("++*--p", "(++_ (* (--_ p)))"),
        ("a - - b", "(- a (- b))"),
        ("a ? b, c : d", "(? a (, b c) d)"),
        ("f()()", "(call (call f))"),
    ];
    for (text, expect) in table {
        let (unit, diagnostics, sources) = run(&format!("void f(void) {{ {text}; }}"));
        let said: String = diagnostics.iter().map(|d| d.render(&sources)).collect();
        assert_eq!(said, "", "{text}");
        assert_eq!(sexpr::unit(&unit), format!("(def void (f (fn void)) {{{expect}}})"), "{text}");
    }
}

#[rustfmt::skip]
#[test]
fn statements() {
    let table = [
        ("if (a) b; else if (c) d; else e;", "(if a b (if c d e))"),
        ("if (a) if (b) c; else d;", "(if a (if b c d))"),
        ("while (a) { b; continue; }", "(while a {b continue})"),
        ("do a; while (b);", "(do a b)"),
        ("for (;;) break;", "(for _ _ _ break)"),
        ("for (int i = 0, j; i < 3; i++, j--) ;", "(for (decl int (i = 0) (j)) (< i 3) (, (_++ i) (_-- j)) ;)"),
        ("switch (a) { case 1: case 2 ... 5: b; break; default: c; }", "(switch a {(case 1 (case 2...5 b)) break (default c)})"),
        ("goto x; x: y: return; ", "(goto x) (label x (label y (return)))"),
        ("goto *p; return a, b;", "(goto* p) (return (, a b))"),
        ("x: int y = 1; case 1: }", "(label x ;) (decl int (y = 1)) (case 1 ;)"),
        ("{ __label__ l; l: goto l; } l: goto l;", "{(label l@1 (goto l@1))} (label l (goto l))"),
        ("int g(int a) { return a; } g(1);", "(def int (g (fn (int a))) {(return a)}) (call g 1)"),
        ("asm volatile (\"nop\" : : \"r\"(a)); __asm__(\"\");", "asm asm"),
        ("switch (a) { case 1: __attribute__((fallthrough)); case 2: ; }", "(switch a {(case 1 ;) (case 2 ;)})"),
        ("int unused __attribute__((unused)) = 1, z;", "(decl int (unused @unused = 1) (z))"),
        ("__extension__ int q = 1; _Static_assert(1);", "(decl int (q = 1)) (assert 1)"),
        ("[[maybe_unused]] int m; case 1: [[fallthrough]]; f();", "(decl int (m)) (case 1 ;) (call f)"),
        ("__auto_type v = 1;", "(decl auto (v = 1))"),
    ];
    for (text, expect) in table {
        let text = if text.ends_with('}') && text.matches('{').count() < text.matches('}').count() { format!("void f(void) {{ {text}") } else { format!("void f(void) {{ {text} }}") };
        let (unit, diagnostics, sources) = run(&text);
        let said: String = diagnostics.iter().map(|d| d.render(&sources)).collect();
        assert_eq!(said, "", "{text}");
        assert_eq!(sexpr::unit(&unit), format!("(def void (f (fn void)) {{{expect}}})"), "{text}");
    }
}

#[rustfmt::skip]
#[test]
fn old_style_functions() {
    check(&[
        ("int f(a, b) int a; char *b; { return a; }", "(def int (f (fn old a b)) (decl int (a)) (decl char (b *)) {(return a)})"),
        ("main() { return 0; }", "(def ? (main (fn)) {(return 0)})"),
        ("main(argc, argv) char **argv; { }", "(def ? (main (fn old argc argv)) (decl char (argv * *)) {})"),
        ("f(int a) { }", "(def ? (f (fn (int a))) {})"),
        ("*f() { }", "(def ? (f (fn) *) {})"),
    ]);
}

#[rustfmt::skip]
#[test]
fn initialisers() {
    check(&[
        ("int a[] = { 1, [3] = 4, [5 ... 7] = 8, };", "(decl int (a [] = {1 [3]=4 [5...7]=8}))"),
        ("struct s x = { .a = { 1, 2 }, b: 3, .c.d[1] = 4 };", "(decl struct s (x = {.a={1 2} .b=3 .c.d[1]=4}))"),
        ("int e[2] = {};", "(decl int (e [2] = {}))"),
        ("char s[] = \"abc\", *t = { \"x\" };", "(decl char (s [] = \"abc\") (t * = {\"x\"}))"),
    ]);
}

#[rustfmt::skip]
#[test]
fn errors_stand_where_gcc_puts_them() {
    check_errors(&[
        ("int f(void) {\n  int x = 5\n  return x;\n}", "3:3: expected ',' or ';' before 'return'"),
        ("int f(void) {\n  f()\n  return 1;\n}", "2:6: expected ';' before 'return'"),
        ("void f(void) { f() f(); }", "1:19: expected ';' before 'f'"),
        ("void f(void) { return 1 }", "1:24: expected ';' before '}' token"),
        ("int x = (1 + ;", "1:14: expected expression before ';' token"),
        ("int y = 3 4;", "1:11: expected ',' or ';' before numeric constant"),
        ("void f(int y) { if (y { y++; } }", "1:22: expected ')' before '{' token"),
        ("void f(int y) { if y) y++; }", "1:20: expected '(' before 'y'"),
        ("void f(void) { f(1, ); }", "1:21: expected expression before ')' token"),
        ("void f(int i) { for (i = 0; i < 3, i++) ; f(1); }", "1:39: expected ';' before ')' token"),
        ("void f(int i) { for (i = 0, i < 3; i++) ; f(1); }", "1:39: expected ';' before ')' token"),
        ("struct s { int a int b; };", "1:18: expected ':', ',', ';', '}' or '__attribute__' before 'int'"),
        ("struct s { int a; int b }; int x;", "1:25: warning: no semicolon at end of struct or union"),
        ("struct s { int a; }\nint main(void) { return 0; }", "2:1: expected ';', identifier or '(' before 'int'"),
        ("enum e { A B };", "1:12: expected ',' or '}' before 'B'"),
        ("int k[3;", "1:8: expected ']' before ';' token"),
        ("foo_t z;", "1:1: unknown type name 'foo_t'"),
        ("void f(void) { foo_t *p; }", "1:16: unknown type name 'foo_t'"),
        ("void f(size_t n);", "1:8: unknown type name 'size_t'"),
        ("struct node { int v; }; void f(void) { node n; node *p; }", "1:40: unknown type name 'node'; use 'struct' keyword to refer to the type\n1:48: unknown type name 'node'; use 'struct' keyword to refer to the type"),
        ("typedef int count_t; cuont_t x;", "1:22: unknown type name 'cuont_t'; did you mean 'count_t'?"),
        ("imt main(void) { }", "1:1: unknown type name 'imt'; did you mean 'int'?"),
        ("void f(void) { else ; }", "1:16: 'else' without a previous 'if'"),
        ("void f(int a) { if (a) { f(1); else f(2); } }", "1:32: expected '}' before 'else'\n1:45: expected identifier or '(' before '}' token"),
        ("int main(void) {\n  int x;\n  x = 1;\n", "3:3: expected declaration or statement at end of input"),
        ("int main(void)\n  int x;\n  x = 1;\n  return x;\n}", "2:3: expected '{' before 'int'"),
        ("int f(void)\nint main(void) { return 0; }", "1:12: expected ';' before 'int'"),
        ("int x\nint y;", "1:6: expected ';' before 'int'"),
        ("void f(void) { do { } while (1) }", "1:32: expected ';' before '}' token"),
        ("void f(void) { do { } f(); }", "1:23: expected 'while' before 'f'"),
        ("void f(int x) { switch (x) { case 1 x = 2; case 3; default x = 1; } }", "1:37: expected ':' or '...' before 'x'\n1:50: expected ':' or '...' before ';' token\n1:59: expected ':' before 'x'"),
        ("void f(void) { goto 3; }", "1:21: expected identifier or '*' before numeric constant"),
        ("void f(void) { x = int; }", "1:20: expected expression before 'int'"),
        ("typedef int T; void f(void) { T x = T; }", "1:37: expected expression before 'T'"),
        ("void f(void) { g(1)); h(); }", "1:20: expected ';' before ')' token"),
        ("long short x; long long long y; signed unsigned z; int char c; float double d;", "1:6: both 'long' and 'short' in declaration specifiers\n1:25: 'long long long' is too long for GCC\n1:40: both 'signed' and 'unsigned' in declaration specifiers\n1:56: two or more data types in declaration specifiers\n1:70: two or more data types in declaration specifiers"),
        ("static extern int x;", "1:1: multiple storage classes in declaration specifiers"),
        ("int f(int a, b);", "1:14: unknown type name 'b'"),
        ("int f(int a; int b);", "1:12: expected ',' or ')' before ';' token"),
        ("struct s {\n  int a\n  int b;\n};", "3:3: expected ':', ',', ';', '}' or '__attribute__' before 'int'"),
        ("struct s {\n  int a;\nstatic int b;\nint c;\n", "3:1: expected specifier-qualifier-list before 'static'"),
        ("#include <stdio.h", "1:18: missing terminating > character"),
        ("int f(3);", "1:7: expected declaration specifiers or '...' before numeric constant"),
        ("__int128 x;", "1:1: '__int128' is not supported"),
        ("_Complex int z;", "1:1: '_Complex' of a type other than 'float', 'double' and 'long double' is not supported"),
        ("asm(\"nop\"); int x;", "1:1: inline assembly is not supported"),
        ("int x = 09; int y = 1.2.3; int z = 'ab';", "1:9: invalid digit \"9\" in octal constant\n1:21: too many decimal points in number\n1:36: warning: multi-character character constant"),
        ("char *s = \"abc;\nint x;", "1:11: missing terminating \" character"),
        ("void f(void) { printf(“hi”); }", "1:23: stray '“' in program\n1:28: stray '”' in program"),
        ("int a[] = { 1, 2 3 };", "1:18: expected '}' before numeric constant"),
        ("void f(void) { if (1) int x = 2; }", "1:23: expected expression before 'int'"),
        ("void f(void) { if (1) then puts(\"x\"); }", "1:27: expected ';' before 'puts'"),
        ("void f(foo_t *p, bar q) { p; }", "1:8: unknown type name 'foo_t'\n1:18: unknown type name 'bar'"),
        ("void f(void) { puts(\"x\" 1); }", "1:24: expected ')' before numeric constant"),
        ("#include <none.h>\nfoo x;\n#include <nor.h>\n#error", "1:10: none.h: No such file or directory\n3:10: nor.h: No such file or directory"),
        ("}", "1:1: expected identifier or '(' before '}' token"),
    ]);
}

#[rustfmt::skip]
#[test]
fn one_slip_leaves_the_rest_of_the_program_readable() {
    let text = "int f(void) {\n  int a = 1\n  int b = 2;\n  f(;\n  return a +;\n}\nint g(int x) { retrun x; }\nint h(void) { return 3; }";
    let (unit, diagnostics, sources) = run(text);
    let lines: Vec<u32> = diagnostics.iter().map(|d| sources.place(d.span).1).collect();
    assert_eq!(lines, [3, 4, 5, 7]);
    assert_eq!(unit.items.len(), 3);
    assert!(sexpr::unit(&unit).contains("(decl int (a = 1)) (decl int (b = 2))"));
}

#[rustfmt::skip]
#[test]
fn a_message_shows_line_caret_and_cure() {
    let (_, diagnostics, sources) = run("int f(void)\n{\n\tf()\n}\n");
    let said: String = diagnostics.iter().map(|d| d.render(&sources)).collect();
    assert_eq!(said, "t.c:3:5: error: expected ';' before '}' token\n    3 | \tf()\n      | \t   ^\n  help: insert `;` here\n");
    let (_, diagnostics, sources) = run("#define MAX 10;\nint a[MAX];\n");
    let said: String = diagnostics.iter().map(|d| d.render(&sources)).collect();
    assert_eq!(said, "t.c:2:10: error: expected ']' before ';' token\n    2 | int a[MAX];\n      |          ^\n  help: the text of the macro used here ends with `;`: take that out of its #define\n");
    let (_, diagnostics, sources) = run("pid_t p;\n");
    let said: String = diagnostics.iter().map(|d| d.render(&sources)).collect();
    assert_eq!(said, "t.c:1:1: error: unknown type name 'pid_t'\n    1 | pid_t p;\n      | ^~~~~\n  help: add `#include <sys/types.h>`\n");
}

/// Every way to nest, far deeper than anybody would: each ends with its one message, on a small stack.
#[rustfmt::skip]
#[test]
fn nothing_nests_the_parser_out_of_its_stack() {
    let n = 20_000;
    let r = |s: &str| s.repeat(n);
    let texts = [
        format!("int x = {}1{};", r("("), r(")")),
        format!("int x = {}1;", r("- ")),
        format!("int x = {}1;", r("(int)")),
        format!("int x = {}1;", r("sizeof ")),
        format!("int x = 1{};", r("+1")),
        format!("void f(void) {{ 1{}; }}", r(",1")),
        format!("void f(void) {{ f{}; }}", r("()")),
        format!("void f(void) {{ f{}; }}", r("[0]")),
        format!("void f(void) {{ {}{}; }}", r("f("), r(")")),
        format!("void f(int a) {{ {}1; }}", r("a=")),
        format!("void f(int a) {{ {}1{}; }}", r("a?"), r(":1")),
        format!("void f(int a) {{ {}1; }}", r("a?1:")),
        format!("void f(int a) {{ {}; }}", r("if(a)")),
        format!("void f(int a) {{ if(a); {} }}", r("else if(a);")),
        format!("void f(int a) {{ {}; }}", r("while(a)")),
        format!("void f(int a) {{ {}; }}", r("l: ")),
        format!("void f(int a) {{ {}; }}", r("case 1: ")),
        format!("void f(void) {{ {}{} }}", r("{"), r("}")),
        format!("void f(void) {{ {}1;{} }}", r("({"), r("})")),
        format!("int x[] = {}1{};", r("{"), r("}")),
        format!("int {}x{};", r("("), r(")")),
        format!("int {}x;", r("*")),
        format!("int x{};", r("[1]")),
        format!("int f{};", r("(int ")),
        format!("{} x;", r("struct {")),
        format!("{}int{} x;", r("typeof("), r(")")),
        format!("{} x;", r("__attribute__((a(")),
        format!("int x = {}1", r("_Generic(")),
        format!("int x = {}1", r("__builtin_offsetof(int, a[")),
        format!("int x = {}1", r("(int[")),
    ];
    let run_all = move || {
        for text in texts {
            let (_, diagnostics, _) = run(&text);
            assert_eq!(diagnostics.len(), 1, "{} {diagnostics:?}", &text[..60]);
        }
    };
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(run_all).expect("a thread");
    thread.join().expect("no overflow");
}

#[rustfmt::skip]
#[test]
fn long_but_flat_programs_are_fine() {
    let sum = (0..400).map(|i| format!("a{i}")).collect::<Vec<_>>().join(" + ");
    let chain = (0..400).map(|i| format!("if (x == {i}) return {i}; else ")).collect::<String>();
    let list = (0..20_000).map(|i| i.to_string()).collect::<Vec<_>>().join(", ");
    let text = format!("int s = {sum};\nint f(int x) {{ {chain} return 1; }}\nint t[] = {{ {list} }};");
    let (unit, diagnostics, _) = run(&text);
    assert_eq!(diagnostics, []);
    assert_eq!(unit.items.len(), 3);
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    /// Words and signs of C, so that random strings of them come deep into the grammar.
    #[rustfmt::skip]
    const SOUP: &[&str] = &[
        "int", "char", "struct", "union", "enum", "typedef", "T", "x", "y", "f", "s", "if", "else", "while", "for", "do", "switch", "case", "default",
        "return", "goto", "break", "sizeof", "static", "const", "unsigned", "long", "void", "__attribute__", "((packed))", "_Generic", "_Static_assert",
        "__builtin_offsetof", "__builtin_va_arg", "typeof", "asm", "__extension__", "__label__", "(", ")", "{", "}", "[", "]", ";", ";", ",", ":", "?", "=", "+=",
        "*", "*", "&", "&&", "||", "+", "-", "!", "~", "++", "--", "->", ".", "...", "<", "==", "1", "0x1p3", "1.5f", "09", "'a'", "\"s\"", "L\"w\"", "\n", "\n",
        "#define", "#undef", "#if", "#ifdef", "#else", "#elif", "#endif", "#include", "#line", "#pragma", "pack(1)", "#", "##", "\"", "'", "\\", "@", "/*", "*/", "//",
        "typedef int T;", "int x;", "int f(int a) {", "#define M(a, ...) a ## __VA_ARGS__ #a\n", "M(", "__VA_ARGS__", "__LINE__", "_Pragma(\"once\")", "é",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = run(&String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn no_soup_of_tokens_makes_it_panic(words in proptest::collection::vec(proptest::sample::select(SOUP), 0..120), glue in any::<bool>()) {
            let _ = run(&words.join(if glue { "" } else { " " }));
        }

        #[test]
        fn a_program_cut_anywhere_still_parses_to_something(at in 0usize..2000, insert in proptest::sample::select(SOUP)) {
            let text = "typedef struct node { int v; struct node *next; } node_t;\nstatic int f(int a, char *b[]) {\n  for (int i = 0; i < a; i++) { if (b[i]) continue; else break; }\n  switch (a) { case 1: return 2; default: ; }\n  return ({ a + 1; }) ? sizeof(node_t) : (int) { 3 };\n}\n#define M(x) x + x\nint g = M(1);\n";
            let at = at % text.len();
            let (unit, _, _) = run(&format!("{}{insert}{}", &text[..at], &text[at..]));
            prop_assert!(unit.items.len() < 50);
        }
    }
}

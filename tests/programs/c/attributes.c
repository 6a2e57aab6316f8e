//@ native
//@ exit: 3
/* Attributes that change nothing a program can see, wherever they may stand; and those that do. */
#include <stdio.h>
#include <stddef.h>
#include <stdint.h>

static void die(const char *why) __attribute__((noreturn, cold));
static int __attribute__((noinline)) twice(int n) { return n * 2; }
static inline __attribute__((always_inline)) int thrice(int n) { return n * 3; }
__attribute__((format(printf, 1, 2))) static int say(const char *format, ...);
extern int unused_thing __attribute__((weak));
__attribute__((const, nothrow)) static int constant(void) { return 42; }
static int old(void) __attribute__((unused));
static int old(void) { return 1; }

struct packed { char c; int i; short s; } __attribute__((packed));
struct __attribute__((aligned(32))) wide { char c; };
struct member { char c; int i __attribute__((packed)); char d __attribute__((aligned(8))); };
typedef int unaligned __attribute__((aligned(1)));
enum __attribute__((packed)) small { NONE, SOME };
union word { uint32_t whole; uint8_t bytes[4]; } __attribute__((may_alias));

#include <stdarg.h>
static int say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vprintf(format, args);
    va_end(args);
    return n;
}

static void die(const char *why)
{
    puts(why);
    __builtin_exit(3);
}

int main(int argc __attribute__((unused)), char **argv __attribute__((unused)))
{
    int local __attribute__((aligned(64))) = 1;
    say("%d %d %d\n", twice(4), thrice(4), constant());
    say("%zu %zu %zu\n", sizeof(struct packed), offsetof(struct packed, i), offsetof(struct packed, s));
    say("%zu %zu\n", sizeof(struct wide), _Alignof(struct wide));
    say("%zu %zu\n", offsetof(struct member, i), offsetof(struct member, d));
    say("%zu %d\n", sizeof(enum small), (int)((uintptr_t)&local % 64));
    say("%zu\n", _Alignof(unaligned));
    switch (local) {
    case 1:
        local++;
        __attribute__((fallthrough));
    case 2:
        say("through %d\n", local);
    }
    union word w = { 0x01020304 };
    say("%d\n", w.bytes[0]);
    if (&unused_thing == NULL)
        say("weak and absent\n");
    goto out;
out: __attribute__((unused));
    die("dead");
}

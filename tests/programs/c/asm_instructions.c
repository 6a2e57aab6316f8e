//@ native
// Instructions of inline assembly, each with its result and the flags it leaves.
#include <stdint.h>
#include <stdio.h>

static int counter = 40;

/* The condition that each jump takes after `a cmp b`, as a word of letters. */
static void compare(int a, int b)
{
    unsigned char e, l, g, below, above, s, o, le;
    __asm__("cmpl %9, %8\n\tsete %0\n\tsetl %1\n\tsetg %2\n\tsetb %3\n\tseta %4\n\tsets %5\n\tseto %6\n\tsetle %7"
            : "=&q"(e), "=&q"(l), "=&q"(g), "=&q"(below), "=m"(above), "=m"(s), "=m"(o), "=m"(le)
            : "r"(a), "r"(b)
            : "cc");
    printf("cmp %d %d: e%d l%d g%d b%d a%d s%d o%d le%d\n", a, b, e, l, g, below, above, s, o, le);
}

int main(void)
{
    int x = 5, y = 7, r;
    __asm__("movl %1, %0\n\taddl %2, %0" : "=&r"(r) : "r"(x), "r"(y));
    printf("add %d\n", r);
    __asm__("subl %1, %0" : "+r"(r) : "ri"(20));
    printf("sub %d\n", r);
    __asm__("xorl %0, %0" : "=r"(r));
    printf("xor %d\n", r);
    __asm__("negl %0; notl %1" : "+r"(x), "+m"(y));
    printf("neg %d not %d\n", x, y);
    __asm__("leal 3(%1,%2,4), %0" : "=r"(r) : "r"((long)10), "r"((long)20));
    printf("lea %d\n", r);
    __asm__("incl counter(%rip)");
    __asm__ volatile("lock; incl %0" : "+m"(counter));
    printf("counter %d\n", counter);
    compare(1, 1);
    compare(-1, 1);
    compare(1, -1);
    compare(-2147483647 - 1, 1);
    compare(2147483647, -1);

    uint64_t wide = 0x1122334455667788;
    __asm__("movb $0xff, %b0" : "+r"(wide));
    printf("movb %lx\n", wide);
    __asm__("movw $0, %w0" : "+r"(wide));
    printf("movw %lx\n", wide);
    __asm__("movl $7, %k0" : "+r"(wide));
    printf("movl %lx\n", wide);
    uint32_t four = 0x01020304;
    __asm__("bswap %0" : "+r"(four));
    printf("bswap %x\n", four);
    __asm__("movb %h1, %b0" : "=Q"(r) : "Q"(four), "0"(0));
    printf("high byte %x\n", r);
    int8_t minus = -3;
    __asm__("movsbl %1, %0" : "=r"(r) : "q"(minus));
    printf("movsbl %d\n", r);
    __asm__("movzbl %1, %0" : "=r"(r) : "m"(minus));
    printf("movzbl %d\n", r);

    uint32_t shifted = 0x80000001;
    unsigned char carry;
    __asm__("shll $1, %0; setc %1" : "+r"(shifted), "=q"(carry));
    printf("shl %x carry %d\n", shifted, carry);
    __asm__("rorl $4, %0" : "+r"(shifted));
    printf("ror %x\n", shifted);
    __asm__("sarl %%cl, %0" : "+r"(shifted) : "c"(2));
    printf("sar %x\n", shifted);
    __asm__("roll %b1, %0" : "+r"(shifted) : "c"(12));
    printf("rol %x\n", shifted);

    uint64_t low = ~0ul, high = 1;
    __asm__("addq %2, %0; adcq %3, %1" : "+r"(low), "+r"(high) : "r"(1ul), "r"(2ul) : "cc");
    printf("adc %lx %lx\n", high, low);
    __asm__("subq %2, %0; sbbq %3, %1" : "+r"(low), "+r"(high) : "r"(1ul), "r"(0ul) : "cc");
    printf("sbb %lx %lx\n", high, low);
    __asm__("mulq %3" : "=a"(low), "=d"(high) : "0"(0xfedcba9876543210ul), "rm"(0x123456789abcdef0ul) : "cc");
    printf("mul %lx %lx\n", high, low);
    __asm__("divq %4" : "=a"(low), "=d"(high) : "0"(low), "1"(high), "r"(0x123456789abcdef0ul) : "cc");
    printf("div %lx %lx\n", high, low);
    __asm__("cltd; idivl %4" : "=a"(x), "=&d"(y) : "0"(-17), "1"(0), "r"(5));
    printf("idiv %d %d\n", x, y);
    __asm__("imull $-3, %1, %0" : "=r"(r) : "r"(14));
    printf("imul %d\n", r);
    __asm__("bsrl %1, %0" : "=r"(r) : "r"(0x500));
    __asm__("bsfl %1, %0" : "=r"(x) : "r"(0x500));
    printf("bsr %d bsf %d\n", r, x);

    uint32_t bits = 0xf0, words[3] = { 0 };
    __asm__ volatile("lock; btsl %2, %0; setc %1" : "+m"(bits), "=q"(carry) : "Ir"(3) : "cc");
    printf("bts %x %d\n", bits, carry);
    __asm__ volatile("lock; btrl %2, %0; setc %1" : "+m"(bits), "=q"(carry) : "Ir"(4) : "cc");
    printf("btr %x %d\n", bits, carry);
    __asm__ volatile("btsl %1, %0" : "+m"(words[0]) : "r"(69) : "memory");
    printf("bts far %x %x %x\n", words[0], words[1], words[2]);
    __asm__("testl %1, %1; cmovzl %2, %0" : "=r"(r) : "r"(0), "r"(9), "0"(8));
    printf("cmov %d\n", r);
    int parity_of_flags, equal;
    __asm__("cmpl %2, %1" : "=@ccz"(equal) : "r"(4), "r"(4));
    __asm__("cmpl %2, %1" : "=@ccb"(parity_of_flags) : "r"(4), "r"(5));
    printf("flag outputs %d %d\n", equal, parity_of_flags);

    int sum = 0, n = 10;
    __asm__("1: addl %1, %0\n\t"
            "decl %1 # until nothing is left\n\t"
            "jnz 1b"
            : "+r"(sum), "+r"(n));
    printf("loop %d %d\n", sum, n);
    __asm__ goto("testl %0, %0\n\tjnz %l[out]" : : "r"(sum) : "cc" : out);
    puts("not reached");
out:;
    char text[8];
    void *to = text;
    long count = 7;
    __asm__ volatile("cld; rep stosb" : "+D"(to), "+c"(count) : "a"('z') : "memory");
    text[7] = 0;
    printf("stos %s %ld %d\n", text, count, (int)((char *)to - text));
    return 0;
}

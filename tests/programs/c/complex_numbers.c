//@ native
/* Complex numbers: arithmetic, conversions, parts, functions, initialisers, members, arguments and results. */
#include <complex.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

typedef double complex cplx;

static cplx table[] = { 1, 2.5, -3 + 4 * I, I, 2 * I * I };
static const float complex single = 1.5f - 0.25f * I;
struct signal {
    int n;
    cplx z[2];
    float complex f;
};

static void show(const char *name, cplx z)
{
    printf("%s: %g%+gi\n", name, creal(z), cimag(z));
}

static cplx sum(int n, ...)
{
    va_list ap;
    va_start(ap, n);
    cplx s = 0;
    while (n--)
        s += va_arg(ap, cplx);
    va_end(ap);
    return s;
}

static void fft(cplx *a, int n, int step, cplx *out)
{
    if (step >= n)
        return;
    fft(out, n, step * 2, a);
    fft(out + step, n, step * 2, a + step);
    for (int i = 0; i < n; i += 2 * step) {
        cplx t = cexp(-I * M_PI * i / n) * out[i + step];
        a[i / 2] = out[i] + t;
        a[(i + n) / 2] = out[i] - t;
    }
}

static int escapes(cplx c)
{
    cplx z = 0;
    int i;
    for (i = 0; i < 50 && cabs(z) < 2; i++)
        z = z * z + c;
    return i;
}

static _Bool truth(cplx z)
{
    return z;
}

#define KIND(x) _Generic((x), float complex: "float complex", cplx: "complex", long double complex: "long complex", default: "other")

int main(void)
{
    cplx z = 1 + 2 * I, w = CMPLX(3, -4), q = { 7 };
    show("sum", z + w);
    show("difference", 1 - z);
    show("product", z * w);
    show("quotient", z / w);
    show("by a real", w / 2 * 3);
    show("of a real", 5 / z);
    show("minus", -z);
    show("conjugate", ~z);
    printf("%d %d %d %d\n", z == w, z != w, 3 == CMPLX(3, 0), !z);
    z += 1;
    z *= I;
    z -= w;
    z /= 2 - I;
    show("assigned", z);
    q++;
    ++q;
    show("stepped", q--);
    __real__ q = 10;
    __imag__ q += 0.5;
    show("parts", q);
    double r = w;
    int i = 2.9 + 3 * I;
    i += 1.5 * I + 4;
    printf("%g %d %d %d %g\n", r, i, truth(0.1 * I), truth(0), __imag__ 5.0);
    for (int k = 0; k < 5; k++)
        show("table", table[k]);
    show("single", single);
    struct signal s = { 3, { 1, 2 + I }, 4.0f }, t = s;
    t.z[1] *= t.z[1];
    t.f = t.z[1];
    cplx *p = &t.z[0];
    *p++ += 2;
    *p = *p ? *p + 1 : 0;
    show("member", t.z[0]);
    show("member", *p);
    show("narrowed", t.f);
    show("variable arguments", sum(3, z, w, (cplx)1));
    show("chosen", i > 2 ? z : 1);
    show("cast", (cplx)(float complex)(0.1 + 0.2 * I));
    printf("%zu %zu %zu %zu\n", sizeof(float complex), sizeof z, sizeof(long double complex), _Alignof(cplx));
    printf("%s %s %s %s %s\n", KIND(z * 2), KIND(1.0f * single), KIND(z + 1.0L), KIND(creal(z)), KIND(2.0 * single));
    cplx buf[] = { 1, 1, 1, 1, 0, 0, 0, 0 }, out[8];
    for (int k = 0; k < 8; k++)
        out[k] = buf[k];
    fft(buf, 8, 1, out);
    for (int k = 0; k < 8; k++)
        printf("(%.3f, %.3f) ", creal(buf[k]), cimag(buf[k]));
    puts("");
    for (double y = 1; y >= -1; y -= 0.5) {
        for (double x = -2; x <= 0.5; x += 0.1)
            putchar(escapes(x + y * I) == 50 ? '*' : '.');
        puts("");
    }
    printf("%.4f %.4f %.4f\n", cabs(3 + 4 * I), carg(-1 + 0 * I), cimag(clog(I)));
    cplx found[] = { csqrt(-4), csqrt(3 + 4 * I), csqrt(-3 - 4 * I), cexp(1 + I), cpow(I, 2), clog(2 * I), csin(1 + I),
        ccos(1 + I), ctan(1 + I), csinh(1 + I), ccosh(1 + I), ctanh(1 + I), casin(0.5 + I), cacos(0.5 + I),
        catan(0.5 + I), casinh(0.5 + I), cacosh(0.5 + I), catanh(0.5 + I), conj(z), cproj(INFINITY + I) };
    for (size_t k = 0; k < sizeof found / sizeof *found; k++)
        printf("%.5f%+.5fi\n", creal(found[k]), cimag(found[k]));
    cplx inf = CMPLX(INFINITY, NAN) * CMPLX(2, 1), tiny = CMPLX(1e-310, 1e-310) / CMPLX(1e-310, 2e-310);
    printf("%d %g %g\n", isinf(creal(inf)) || isinf(cimag(inf)), creal(tiny), cimag(tiny));
    cplx zero = z / CMPLX(0, 0);
    printf("%d\n", isinf(creal(zero)));
    cplx *heap = malloc(3 * sizeof *heap);
    for (int k = 0; k < 3; k++)
        heap[k] = k * I + 1;
    int at = 0;
    heap[at++] *= 3;
    heap[at++] -= I;
    show("heap", heap[0] + heap[1] + heap[2]);
    printf("%d\n", at);
    free(heap);
    float complex f = 1.0f / 3 + 1.0f / 3 * I;
    f *= f;
    printf("%.9g %.9g\n", crealf(f), cimagf(f));
    long double complex l = 2.5L + 1.0iL;
    printf("%Lg %Lg %.6Lf\n", creall(l), cimagl(l * l), cabsl(l));
    return 0;
}

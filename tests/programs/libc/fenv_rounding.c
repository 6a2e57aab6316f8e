//@ native
/* A table of operations in the four rounding modes. */
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdio.h>

static const struct { int mode; const char *name; } modes[] = {
    { FE_TONEAREST, "nearest" }, { FE_DOWNWARD, "downward" }, { FE_UPWARD, "upward" }, { FE_TOWARDZERO, "toward zero" },
};

static double one = 1, three = 3, tenth = 0.1, half = 0.5, huge = DBL_MAX, least = DBL_MIN;
static float fone = 1, fthree = 3, ftenth = 0.1f, fhuge = FLT_MAX;
static long large = (1L << 53) + 1;
static unsigned long top = -1;
static int odd = (1 << 24) + 1;

static void table(void)
{
    printf("  1/3 %a  -1/3 %a  1/3f %a\n", one / three, -one / three, fone / fthree);
    printf("  1+0.1 %a  -1-0.1 %a  0.1*0.1 %a  0.1f*0.1f %a\n", one + tenth, -one - tenth, tenth * tenth, ftenth * ftenth);
    printf("  1-1 %a  huge*3 %a  -huge*3 %a  huge f %a\n", one - one, huge * three, -huge * three, fhuge * fthree);
    printf("  least/3 %a  least*least %a  -least*least %a\n", least / three, least * least, -least * least);
    printf("  sqrt(3) %a  sqrtf(3) %a  fma %a\n", sqrt(three), sqrtf(fthree), fma(tenth, tenth, -one));
    printf("  (float)0.1 %a  (float)-0.1 %a  (float)huge %a  (float)least %a\n", (float)tenth, (float)-tenth, (float)huge, (float)least);
    printf("  (double)long %a  (double)unsigned long %a  (float)int %a  (float)long %a\n", (double)large, (double)top, (float)odd, (float)-large);
    printf("  rint %a %a %a %a  nearbyint %a %a\n", rint(half), rint(-half), rint(2.5 * one), rint(-2.5 * one), nearbyint(tenth), nearbyint(-tenth));
    printf("  lrint %ld %ld %ld  llrintf %lld  round %g  lround %ld  (int) %d\n", lrint(half), lrint(-half), lrint(one * 2.7), llrintf(ftenth), round(half), lround(-half), (int)(one * 2.7));
    printf("  constant %a  ldexp %a  fdim %a\n", 1.0 / 3.0, ldexp(three, -1075), fdim(one, tenth));
    double sum = 0;
    for (int i = 0; i < 10; i++)
        sum += 0.1;
    printf("  sum %.17g %a\n", sum, sum);
    float single = 0;
    for (int i = 0; i < 10; i++)
        single += 0.1;
    printf("  sum %a\n", single);
    printf("  exp(1000) %g  log(0) %g\n", exp(one * 1000), log(one - one));
}

int main(void)
{
    for (int i = 0; i < 4; i++) {
        int failed = fesetround(modes[i].mode);
        printf("%s: %d %#x\n", modes[i].name, failed, fegetround());
        table();
    }
    int failed = fesetround(1);
    printf("no mode: %d %#x\n", failed != 0, fegetround());
    return 0;
}

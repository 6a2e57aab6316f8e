//@ native
/* Decimal output goes by the rounding mode, too. */
#include <fenv.h>
#include <math.h>
#include <stdio.h>
#include <wchar.h>

int main(void)
{
    static const int modes[] = { FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO };
    static const double numbers[] = { 0, 0.5, 1.5, -2.5, 0.1, -0.1, 1.0 / 3, 9.9999, -99.96, 0.00009999999, 1e22, 5e-324, 999999.5, -1e300, INFINITY };
    for (int m = 0; m < 4; m++) {
        fesetround(modes[m]);
        printf("mode %d\n", m);
        for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
            double x = numbers[i];
            char text[100];
            wchar_t wide[100];
            snprintf(text, sizeof text, "%.2f", x < 1e10 && x > -1e10 ? x : 0);
            swprintf(wide, 100, L"%.3e", x);
            printf("  %.0f %g %e %.1g %.0e %#.3g %.2a %.17g %s %ls\n", x < 1e30 && x > -1e30 ? x : 1, x, x, x, x, x, x, x, text, wide);
        }
    }
    return 0;
}

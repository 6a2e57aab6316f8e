// defines qsort qsort_r
/* A merge sort, as glibc's is: elements that compare equal keep their order. */
#include <ringside/sys.h>

typedef int compare(const void *, const void *, void *);

static void merge_sort(char *base, size_t n, size_t size, compare *compare, void *arg, char *other)
{
    if (n <= 1)
        return;
    size_t left = n / 2, right = n - left;
    char *a = base, *b = base + left * size, *to = other;
    merge_sort(a, left, size, compare, arg, other);
    merge_sort(b, right, size, compare, arg, other);
    while (left > 0 && right > 0) {
        if (compare(a, b, arg) <= 0) {
            BUILTIN(memcpy, to, a, size);
            a += size;
            left--;
        } else {
            BUILTIN(memcpy, to, b, size);
            b += size;
            right--;
        }
        to += size;
    }
    BUILTIN(memcpy, to, a, left * size);
    BUILTIN(memcpy, base, other, (n - right) * size);
}

void qsort_r(void *base, size_t count, size_t size, compare *compare, void *arg)
{
    if (count < 2 || size == 0)
        return;
    char *other = (char *)BUILTIN(malloc, count * size);
    merge_sort(base, count, size, compare, arg, other);
    BUILTIN(free, other);
}

static int plain(const void *a, const void *b, void *arg)
{
    return ((int (*)(const void *, const void *))arg)(a, b);
}

void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    qsort_r(base, count, size, plain, (void *)compare);
}

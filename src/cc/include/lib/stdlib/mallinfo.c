// defines mallinfo mallinfo2 malloc_stats malloc_info
/* What the heap holds (mallinfo(3)). Model: glibc keeps small freed blocks at hand and counts them as in use; here a freed
   block is free, and all that is free is one piece. */
#include <ringside/sys.h>
#include <malloc.h>

struct mallinfo2 mallinfo2(void)
{
    struct mallinfo2 m = { .ordblks = 1 };
    m.uordblks = BUILTIN(malloc_held, 0);
    m.hblks = BUILTIN(malloc_held, 1);
    m.hblkhd = BUILTIN(malloc_held, 2);
    m.arena = BUILTIN(malloc_held, 3);
    m.fordblks = m.keepcost = m.arena - m.uordblks;
    return m;
}

struct mallinfo mallinfo(void)
{
    struct mallinfo2 m = mallinfo2();
    return (struct mallinfo){ m.arena, m.ordblks, 0, m.hblks, m.hblkhd, 0, 0, m.uordblks, m.fordblks, m.keepcost };
}

/* Model: of mappings, those there are now, not the most there have been. */
void malloc_stats(void)
{
    struct mallinfo2 m = mallinfo2();
    fprintf(stderr, "Arena 0:\nsystem bytes     = %10zu\nin use bytes     = %10zu\n", m.arena, m.uordblks);
    fprintf(stderr, "Total (incl. mmap):\nsystem bytes     = %10zu\nin use bytes     = %10zu\n", m.arena + m.hblkhd,
            m.uordblks + m.hblkhd);
    fprintf(stderr, "max mmap regions = %10zu\nmax mmap bytes   = %10zu\n", m.hblks, m.hblkhd);
}

int malloc_info(int options, FILE *f)
{
    if (options)
        return 22;
    struct mallinfo2 m = mallinfo2();
    fprintf(f, "<malloc version=\"1\">\n<heap nr=\"0\">\n<sizes>\n</sizes>\n");
    for (int whole = 0; whole < 2; whole++) {
        fprintf(f, "<total type=\"fast\" count=\"0\" size=\"0\"/>\n<total type=\"rest\" count=\"1\" size=\"%zu\"/>\n", m.fordblks);
        if (whole)
            fprintf(f, "<total type=\"mmap\" count=\"%zu\" size=\"%zu\"/>\n", m.hblks, m.hblkhd);
        fprintf(f, "<system type=\"current\" size=\"%zu\"/>\n<system type=\"max\" size=\"%zu\"/>\n", m.arena, m.arena);
        fprintf(f, "<aspace type=\"total\" size=\"%zu\"/>\n<aspace type=\"mprotect\" size=\"%zu\"/>\n", m.arena, m.arena);
        fprintf(f, whole ? "</malloc>\n" : "</heap>\n");
    }
    return 0;
}

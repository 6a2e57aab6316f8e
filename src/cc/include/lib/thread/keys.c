// defines pthread_key_create pthread_key_delete pthread_getspecific pthread_setspecific
#include <ringside/sys.h>
#include <ringside/pthread_types.h>

#define EAGAIN 11
#define EINVAL 22
#define KEYS 1024

extern void (*__thread_keys)(void);  /* run as a thread ends */

/* A key counts its lives, so that values of an earlier life do not show. */
static struct { unsigned life; int used; void (*destructor)(void *); } keys[KEYS];
struct value { unsigned life; void *value; };
static _Thread_local struct value first[16];
static _Thread_local struct value *others;

/* Destructors run while they leave values behind, at most four rounds (pthread_key_create(3)). */
static void run(void)
{
    for (int round = 0, again = 1; round < 4 && again; round++) {
        again = 0;
        for (int i = 0; i < KEYS; i++) {
            struct value *v = i < 16 ? &first[i] : others ? &others[i - 16] : NULL;
            if (!v)
                break;
            if (keys[i].used && v->life == keys[i].life && v->value && keys[i].destructor) {
                void *old = v->value;
                v->value = NULL;
                again = 1;
                keys[i].destructor(old);
            }
        }
    }
    if (others)
        BUILTIN(free, others);
    others = NULL;
}

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    int i = 0;
    LIBRARY_LOCK();
    __thread_keys = run;
    while (i < KEYS && keys[i].used)
        i++;
    if (i < KEYS) {
        keys[i].used = 1;
        keys[i].life++;
        keys[i].destructor = destructor;
    }
    LIBRARY_UNLOCK();
    if (i == KEYS)
        return EAGAIN;
    *key = i;
    return 0;
}

int pthread_key_delete(pthread_key_t key)
{
    if (key >= KEYS || !keys[key].used)
        return EINVAL;
    keys[key].used = 0;
    return 0;
}

void *pthread_getspecific(pthread_key_t key)
{
    if (key >= KEYS)
        return NULL;
    struct value *v = key < 16 ? &first[key] : others ? &others[key - 16] : NULL;
    return v && keys[key].used && v->life == keys[key].life ? v->value : NULL;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
    if (key >= KEYS || !keys[key].used)
        return EINVAL;
    if (key >= 16 && !others)
        others = (struct value *)BUILTIN(calloc, KEYS - 16, sizeof *others);
    struct value *v = key < 16 ? &first[key] : &others[key - 16];
    v->life = keys[key].life;
    v->value = (void *)value;
    return 0;
}

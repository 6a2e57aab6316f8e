/* sys/queue.h -- lists, tail queues and circular queues as macros (queue(7)): written afresh after the manual page. */
#ifndef _SYS_QUEUE_H
#define _SYS_QUEUE_H 1
#ifndef NULL
#define NULL ((void *)0)
#endif

/* Singly linked lists. */
#define SLIST_HEAD(name, type) struct name { struct type *slh_first; }
#define SLIST_HEAD_INITIALIZER(head) { NULL }
#define SLIST_ENTRY(type) struct { struct type *sle_next; }
#define SLIST_INIT(head) ((void)((head)->slh_first = NULL))
#define SLIST_FIRST(head) ((head)->slh_first)
#define SLIST_NEXT(e, field) ((e)->field.sle_next)
#define SLIST_EMPTY(head) ((head)->slh_first == NULL)
#define SLIST_FOREACH(v, head, field) for ((v) = SLIST_FIRST(head); (v); (v) = SLIST_NEXT(v, field))
#define SLIST_INSERT_HEAD(head, e, field) \
    do { (e)->field.sle_next = (head)->slh_first; (head)->slh_first = (e); } while (0)
#define SLIST_INSERT_AFTER(at, e, field) \
    do { (e)->field.sle_next = (at)->field.sle_next; (at)->field.sle_next = (e); } while (0)
#define SLIST_REMOVE_HEAD(head, field) ((void)((head)->slh_first = (head)->slh_first->field.sle_next))
#define SLIST_REMOVE(head, e, type, field) \
    do { \
        struct type **__at = &(head)->slh_first; \
        while (*__at != (e)) \
            __at = &(*__at)->field.sle_next; \
        *__at = (e)->field.sle_next; \
    } while (0)

/* Doubly linked lists. */
#define LIST_HEAD(name, type) struct name { struct type *lh_first; }
#define LIST_HEAD_INITIALIZER(head) { NULL }
#define LIST_ENTRY(type) struct { struct type *le_next; struct type **le_prev; }
#define LIST_INIT(head) ((void)((head)->lh_first = NULL))
#define LIST_FIRST(head) ((head)->lh_first)
#define LIST_NEXT(e, field) ((e)->field.le_next)
#define LIST_EMPTY(head) ((head)->lh_first == NULL)
#define LIST_FOREACH(v, head, field) for ((v) = LIST_FIRST(head); (v); (v) = LIST_NEXT(v, field))
#define LIST_INSERT_HEAD(head, e, field) \
    do { \
        if (((e)->field.le_next = (head)->lh_first) != NULL) \
            (head)->lh_first->field.le_prev = &(e)->field.le_next; \
        (head)->lh_first = (e); \
        (e)->field.le_prev = &(head)->lh_first; \
    } while (0)
#define LIST_INSERT_AFTER(at, e, field) \
    do { \
        if (((e)->field.le_next = (at)->field.le_next) != NULL) \
            (at)->field.le_next->field.le_prev = &(e)->field.le_next; \
        (at)->field.le_next = (e); \
        (e)->field.le_prev = &(at)->field.le_next; \
    } while (0)
#define LIST_INSERT_BEFORE(at, e, field) \
    do { \
        (e)->field.le_prev = (at)->field.le_prev; \
        (e)->field.le_next = (at); \
        *(at)->field.le_prev = (e); \
        (at)->field.le_prev = &(e)->field.le_next; \
    } while (0)
#define LIST_REMOVE(e, field) \
    do { \
        if ((e)->field.le_next) \
            (e)->field.le_next->field.le_prev = (e)->field.le_prev; \
        *(e)->field.le_prev = (e)->field.le_next; \
    } while (0)

/* Singly linked tail queues; SIMPLEQ is their other name. */
#define STAILQ_HEAD(name, type) struct name { struct type *stqh_first; struct type **stqh_last; }
#define STAILQ_HEAD_INITIALIZER(head) { NULL, &(head).stqh_first }
#define STAILQ_ENTRY(type) struct { struct type *stqe_next; }
#define STAILQ_INIT(head) ((void)((head)->stqh_first = NULL, (head)->stqh_last = &(head)->stqh_first))
#define STAILQ_FIRST(head) ((head)->stqh_first)
#define STAILQ_NEXT(e, field) ((e)->field.stqe_next)
#define STAILQ_EMPTY(head) ((head)->stqh_first == NULL)
#define STAILQ_FOREACH(v, head, field) for ((v) = STAILQ_FIRST(head); (v); (v) = STAILQ_NEXT(v, field))
#define STAILQ_INSERT_HEAD(head, e, field) \
    do { \
        if (((e)->field.stqe_next = (head)->stqh_first) == NULL) \
            (head)->stqh_last = &(e)->field.stqe_next; \
        (head)->stqh_first = (e); \
    } while (0)
#define STAILQ_INSERT_TAIL(head, e, field) \
    do { (e)->field.stqe_next = NULL; *(head)->stqh_last = (e); (head)->stqh_last = &(e)->field.stqe_next; } while (0)
#define STAILQ_INSERT_AFTER(head, at, e, field) \
    do { \
        if (((e)->field.stqe_next = (at)->field.stqe_next) == NULL) \
            (head)->stqh_last = &(e)->field.stqe_next; \
        (at)->field.stqe_next = (e); \
    } while (0)
#define STAILQ_REMOVE_HEAD(head, field) \
    do { \
        if (((head)->stqh_first = (head)->stqh_first->field.stqe_next) == NULL) \
            (head)->stqh_last = &(head)->stqh_first; \
    } while (0)
#define STAILQ_REMOVE(head, e, type, field) \
    do { \
        struct type **__at = &(head)->stqh_first; \
        while (*__at != (e)) \
            __at = &(*__at)->field.stqe_next; \
        if ((*__at = (e)->field.stqe_next) == NULL) \
            (head)->stqh_last = __at; \
    } while (0)
#define STAILQ_CONCAT(to, from) \
    do { \
        if (!STAILQ_EMPTY(from)) { \
            *(to)->stqh_last = (from)->stqh_first; \
            (to)->stqh_last = (from)->stqh_last; \
            STAILQ_INIT(from); \
        } \
    } while (0)
#define SIMPLEQ_HEAD(name, type) struct name { struct type *sqh_first; struct type **sqh_last; }
#define SIMPLEQ_HEAD_INITIALIZER(head) { NULL, &(head).sqh_first }
#define SIMPLEQ_ENTRY(type) struct { struct type *sqe_next; }
#define SIMPLEQ_INIT(head) ((void)((head)->sqh_first = NULL, (head)->sqh_last = &(head)->sqh_first))
#define SIMPLEQ_FIRST(head) ((head)->sqh_first)
#define SIMPLEQ_NEXT(e, field) ((e)->field.sqe_next)
#define SIMPLEQ_EMPTY(head) ((head)->sqh_first == NULL)
#define SIMPLEQ_FOREACH(v, head, field) for ((v) = SIMPLEQ_FIRST(head); (v); (v) = SIMPLEQ_NEXT(v, field))
#define SIMPLEQ_INSERT_HEAD(head, e, field) \
    do { \
        if (((e)->field.sqe_next = (head)->sqh_first) == NULL) \
            (head)->sqh_last = &(e)->field.sqe_next; \
        (head)->sqh_first = (e); \
    } while (0)
#define SIMPLEQ_INSERT_TAIL(head, e, field) \
    do { (e)->field.sqe_next = NULL; *(head)->sqh_last = (e); (head)->sqh_last = &(e)->field.sqe_next; } while (0)
#define SIMPLEQ_INSERT_AFTER(head, at, e, field) \
    do { \
        if (((e)->field.sqe_next = (at)->field.sqe_next) == NULL) \
            (head)->sqh_last = &(e)->field.sqe_next; \
        (at)->field.sqe_next = (e); \
    } while (0)
#define SIMPLEQ_REMOVE_HEAD(head, field) \
    do { \
        if (((head)->sqh_first = (head)->sqh_first->field.sqe_next) == NULL) \
            (head)->sqh_last = &(head)->sqh_first; \
    } while (0)
#define SIMPLEQ_REMOVE(head, e, type, field) \
    do { \
        struct type **__at = &(head)->sqh_first; \
        while (*__at != (e)) \
            __at = &(*__at)->field.sqe_next; \
        if ((*__at = (e)->field.sqe_next) == NULL) \
            (head)->sqh_last = __at; \
    } while (0)

/* Tail queues. */
#define TAILQ_HEAD(name, type) struct name { struct type *tqh_first; struct type **tqh_last; }
#define TAILQ_HEAD_INITIALIZER(head) { NULL, &(head).tqh_first }
#define TAILQ_ENTRY(type) struct { struct type *tqe_next; struct type **tqe_prev; }
#define TAILQ_INIT(head) ((void)((head)->tqh_first = NULL, (head)->tqh_last = &(head)->tqh_first))
#define TAILQ_FIRST(head) ((head)->tqh_first)
#define TAILQ_LAST(head, name) (*(((struct name *)((head)->tqh_last))->tqh_last))
#define TAILQ_NEXT(e, field) ((e)->field.tqe_next)
#define TAILQ_PREV(e, name, field) (*(((struct name *)((e)->field.tqe_prev))->tqh_last))
#define TAILQ_EMPTY(head) ((head)->tqh_first == NULL)
#define TAILQ_FOREACH(v, head, field) for ((v) = TAILQ_FIRST(head); (v); (v) = TAILQ_NEXT(v, field))
#define TAILQ_FOREACH_REVERSE(v, head, name, field) \
    for ((v) = TAILQ_LAST(head, name); (v); (v) = TAILQ_PREV(v, name, field))
#define TAILQ_INSERT_HEAD(head, e, field) \
    do { \
        if (((e)->field.tqe_next = (head)->tqh_first) != NULL) \
            (head)->tqh_first->field.tqe_prev = &(e)->field.tqe_next; \
        else \
            (head)->tqh_last = &(e)->field.tqe_next; \
        (head)->tqh_first = (e); \
        (e)->field.tqe_prev = &(head)->tqh_first; \
    } while (0)
#define TAILQ_INSERT_TAIL(head, e, field) \
    do { \
        (e)->field.tqe_next = NULL; \
        (e)->field.tqe_prev = (head)->tqh_last; \
        *(head)->tqh_last = (e); \
        (head)->tqh_last = &(e)->field.tqe_next; \
    } while (0)
#define TAILQ_INSERT_AFTER(head, at, e, field) \
    do { \
        if (((e)->field.tqe_next = (at)->field.tqe_next) != NULL) \
            (e)->field.tqe_next->field.tqe_prev = &(e)->field.tqe_next; \
        else \
            (head)->tqh_last = &(e)->field.tqe_next; \
        (at)->field.tqe_next = (e); \
        (e)->field.tqe_prev = &(at)->field.tqe_next; \
    } while (0)
#define TAILQ_INSERT_BEFORE(at, e, field) \
    do { \
        (e)->field.tqe_prev = (at)->field.tqe_prev; \
        (e)->field.tqe_next = (at); \
        *(at)->field.tqe_prev = (e); \
        (at)->field.tqe_prev = &(e)->field.tqe_next; \
    } while (0)
#define TAILQ_REMOVE(head, e, field) \
    do { \
        if ((e)->field.tqe_next) \
            (e)->field.tqe_next->field.tqe_prev = (e)->field.tqe_prev; \
        else \
            (head)->tqh_last = (e)->field.tqe_prev; \
        *(e)->field.tqe_prev = (e)->field.tqe_next; \
    } while (0)
#define TAILQ_CONCAT(to, from, field) \
    do { \
        if (!TAILQ_EMPTY(from)) { \
            *(to)->tqh_last = (from)->tqh_first; \
            (from)->tqh_first->field.tqe_prev = (to)->tqh_last; \
            (to)->tqh_last = (from)->tqh_last; \
            TAILQ_INIT(from); \
        } \
    } while (0)

/* Circular queues. */
#define CIRCLEQ_HEAD(name, type) struct name { struct type *cqh_first; struct type *cqh_last; }
#define CIRCLEQ_HEAD_INITIALIZER(head) { (void *)&(head), (void *)&(head) }
#define CIRCLEQ_ENTRY(type) struct { struct type *cqe_next; struct type *cqe_prev; }
#define CIRCLEQ_INIT(head) ((void)((head)->cqh_first = (void *)(head), (head)->cqh_last = (void *)(head)))
#define CIRCLEQ_FIRST(head) ((head)->cqh_first)
#define CIRCLEQ_LAST(head) ((head)->cqh_last)
#define CIRCLEQ_NEXT(e, field) ((e)->field.cqe_next)
#define CIRCLEQ_PREV(e, field) ((e)->field.cqe_prev)
#define CIRCLEQ_EMPTY(head) ((head)->cqh_first == (void *)(head))
#define CIRCLEQ_LOOP_NEXT(head, e, field) \
    ((e)->field.cqe_next == (void *)(head) ? (head)->cqh_first : (e)->field.cqe_next)
#define CIRCLEQ_LOOP_PREV(head, e, field) \
    ((e)->field.cqe_prev == (void *)(head) ? (head)->cqh_last : (e)->field.cqe_prev)
#define CIRCLEQ_FOREACH(v, head, field) \
    for ((v) = (head)->cqh_first; (const void *)(v) != (const void *)(head); (v) = (v)->field.cqe_next)
#define CIRCLEQ_FOREACH_REVERSE(v, head, field) \
    for ((v) = (head)->cqh_last; (const void *)(v) != (const void *)(head); (v) = (v)->field.cqe_prev)
#define __CIRCLEQ_SET_NEXT(head, p, e, field) \
    ((p) == (void *)(head) ? ((head)->cqh_first = (e)) : ((p)->field.cqe_next = (e)))
#define __CIRCLEQ_SET_PREV(head, n, e, field) \
    ((n) == (void *)(head) ? ((head)->cqh_last = (e)) : ((n)->field.cqe_prev = (e)))
#define CIRCLEQ_INSERT_AFTER(head, at, e, field) \
    do { \
        (e)->field.cqe_next = (at)->field.cqe_next; \
        (e)->field.cqe_prev = (at); \
        __CIRCLEQ_SET_PREV(head, (at)->field.cqe_next, e, field); \
        (at)->field.cqe_next = (e); \
    } while (0)
#define CIRCLEQ_INSERT_BEFORE(head, at, e, field) \
    do { \
        (e)->field.cqe_next = (at); \
        (e)->field.cqe_prev = (at)->field.cqe_prev; \
        __CIRCLEQ_SET_NEXT(head, (at)->field.cqe_prev, e, field); \
        (at)->field.cqe_prev = (e); \
    } while (0)
#define CIRCLEQ_INSERT_HEAD(head, e, field) \
    do { \
        (e)->field.cqe_next = (head)->cqh_first; \
        (e)->field.cqe_prev = (void *)(head); \
        __CIRCLEQ_SET_PREV(head, (head)->cqh_first, e, field); \
        (head)->cqh_first = (e); \
    } while (0)
#define CIRCLEQ_INSERT_TAIL(head, e, field) \
    do { \
        (e)->field.cqe_next = (void *)(head); \
        (e)->field.cqe_prev = (head)->cqh_last; \
        __CIRCLEQ_SET_NEXT(head, (head)->cqh_last, e, field); \
        (head)->cqh_last = (e); \
    } while (0)
#define CIRCLEQ_REMOVE(head, e, field) \
    do { \
        __CIRCLEQ_SET_PREV(head, (e)->field.cqe_next, (e)->field.cqe_prev, field); \
        __CIRCLEQ_SET_NEXT(head, (e)->field.cqe_prev, (e)->field.cqe_next, field); \
    } while (0)
#endif

/* sys/ipc.h -- System V interprocess communication (sysvipc(7)). */
#ifndef _SYS_IPC_H
#define _SYS_IPC_H 1
#include <features.h>
#include <ringside/systypes.h>
#include <ringside/abi/sys/ipc.h>
#ifndef IPC_PRIVATE
#define IPC_PRIVATE ((key_t)0)
#endif
struct ipc_perm {
    key_t __key;
    uid_t uid;
    gid_t gid;
    uid_t cuid;
    gid_t cgid;
    mode_t mode;
    unsigned short __seq;
    unsigned short __pad2;
    unsigned long __reserved1;
    unsigned long __reserved2;
};
key_t ftok(const char *path, int project);
#endif

/* socketbuffer.h -- byte sockets, each a pair of rolling-index buffers: socketbuffer(7), at the head of
   kernel/bytesocket.rs. */
#ifndef _SOCKETBUFFER_H
#define _SOCKETBUFFER_H 1

int CreateSocket(int port);
int ConnectSocket(int port);
int CloseSocket(int port);
int SendByte(int port, int byte);
int ReadByte(int port);
int SetStandardSocket(int fd, int port);
#endif

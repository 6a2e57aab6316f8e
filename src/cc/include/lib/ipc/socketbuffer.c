// defines CreateSocket ConnectSocket CloseSocket SendByte ReadByte SetStandardSocket
#include <ringside/sys.h>

int CreateSocket(int port) { return __ret(SYS(CreateSocket, port)); }
int ConnectSocket(int port) { return __ret(SYS(ConnectSocket, port)); }
int CloseSocket(int port) { return __ret(SYS(CloseSocket, port)); }
int SendByte(int port, int byte) { return __ret(SYS(SendByte, port, byte)); }
int ReadByte(int port) { return __ret(SYS(ReadByte, port)); }
int SetStandardSocket(int fd, int port) { return __ret(SYS(SetStandardSocket, fd, port)); }

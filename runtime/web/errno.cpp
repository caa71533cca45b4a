// The standard library's archive was made for another C library, where errno is a variable, not Emscripten's
// function. Only its number parsers look at it; none of them is linked.
extern "C" thread_local int errno = 0;

// The C library of the system, by one name: what differs between Glibc, Musl and Darwin stands in this
// folder, and nowhere else in Swift.
#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Darwin)
  @_exported import Darwin
#endif

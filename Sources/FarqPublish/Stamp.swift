internal import FarqModel

/// How a file looks: its size and time, folded into 32 bits; 0 is a file that is not there.
enum Stamp {
  /// When the files of a first build were written, by the clock of their file system, in nanoseconds since 1970.
  ///
  /// They are known by their size alone, as long as their time is in that span: so nobody has to ask the system for the
  /// time of each when it has been written.
  typealias Span = ClosedRange<UInt64>

  /// - Parameter time: in nanoseconds since 1970.
  static func of(size: Int, time: UInt64, in span: Span?) -> UInt32 {
    span?.contains(time) == true ? ofFirstBuild(size: size) : fold(size, time)
  }

  static func ofFirstBuild(size: Int) -> UInt32 { fold(size, 0) }

  private static func fold(_ size: Int, _ time: UInt64) -> UInt32 {
    var digest = Digest()
    digest.add(UInt64(size))
    digest.add(time)
    return max(1, UInt32(truncatingIfNeeded: digest.value))
  }
}

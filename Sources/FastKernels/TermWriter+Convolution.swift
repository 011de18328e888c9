import FastProgram

extension TermWriter {
  /// Planes in row order: where they are, and how far apart.
  private struct Planes {
    var start: UnsafePointer<Scalar>
    var sample: Int
    var channel: Int
  }

  /// The positions of one row or one column of the kernel that are on the picture, and what the first
  /// of them reads.
  private struct Tap {
    let start: Int
    let count: Int
    let read: Int

    @inline(__always)
    init(_ numbers: UnsafePointer<Int32>) {
      start = Int(numbers[0])
      count = Int(numbers[1])
      read = Int(numbers[2])
    }
  }

  /// Writes a sample after the other, so that all that is read stays near: the target is so large
  /// that it drives everything else out of the cache.
  func write(_ terms: ConvolutionTerms) {
    mask(terms)
    var sample = 0
    while sample < terms.samples {
      let left = terms.samples &- sample
      let count = left < terms.round ? left : terms.round
      let arriving = planes(
        upstream + sample &* terms.upstream.spacing.sample, terms.upstream, samples: count,
        channels: terms.groups &* terms.outputs, terms.output)
      let source = planes(
        input + sample &* terms.source.spacing.sample, terms.source, samples: count,
        channels: terms.groups &* terms.inputs, terms.input)
      var member = 0
      while member < count {
        write(terms, sample &+ member, member, arriving, source)
        member &+= 1
      }
      sample &+= count
    }
  }

  private func write(
    _ terms: ConvolutionTerms, _ sample: Int, _ member: Int, _ arriving: Planes,
    _ source: Planes
  ) {
    let lines = terms.lines &* terms.output.columns
    // From a weight to the next one, and to the one of the next output channel.
    let next = terms.samples &* terms.output.count
    let below = terms.kernel.columns &* next
    let apart = arriving.channel
    let nextOutput = terms.inputs &* terms.kernel.count &* next
    var upstream = arriving.start + member &* arriving.sample
    var input = source.start + member &* source.sample
    var groupTarget = target + sample &* terms.output.count
    var group = 0
    while group < terms.groups {
      var inputTarget = groupTarget
      var channel = 0
      while channel < terms.inputs {
        // All of them at once: what has just been stored is not soon read in other pieces.
        lineUp(terms, input)
        var column = 0
        while column < terms.kernel.columns {
          let isOnPicture = table[terms.columnTable &+ 3 &* column &+ 1] == terms.output.columns
          let read = UnsafePointer(scratch + (terms.linesScratch &+ column &* lines))
          let mask = UnsafePointer(scratch + (terms.maskScratch &+ column &* terms.period))
          var arriving = upstream
          var outputTarget = inputTarget + column &* next
          var output = 0
          while output < terms.outputs {
            write(terms, arriving, read, isOnPicture ? nil : mask, to: outputTarget, below)
            arriving += apart
            outputTarget += nextOutput
            output &+= 1
          }
          column &+= 1
        }
        input += source.channel
        inputTarget += terms.kernel.count &* next
        channel &+= 1
      }
      upstream += terms.outputs &* arriving.channel
      groupTarget += terms.outputs &* nextOutput
      group &+= 1
    }
  }

  /// Writes what the positions of one sample add to the weights of one column of one kernel.
  @inline(__always)
  private func write(
    _ terms: ConvolutionTerms, _ upstream: UnsafePointer<Scalar>, _ lines: UnsafePointer<Scalar>,
    _ mask: UnsafePointer<Scalar>?, to target: UnsafeMutablePointer<Scalar>, _ below: Int
  ) {
    var target = target
    var tap = table + terms.rowTable
    let end = tap + 3 &* terms.kernel.rows
    while tap < end {
      let rows = Tap(tap)
      if rows.count < terms.output.count {
        clear(target, count: rows.start)
        let end = rows.start &+ rows.count
        clear(target + end, count: terms.output.count &- end)
      }
      if let mask {
        var place = 0
        while place < rows.count {
          let left = rows.count &- place
          multiply(
            upstream + (rows.start &+ place), lines + (rows.read &+ place), mask: mask,
            into: target + (rows.start &+ place), count: left < terms.period ? left : terms.period)
          place &+= terms.period
        }
      } else {
        multiply(
          upstream + rows.start, lines + rows.read, into: target + rows.start, count: rows.count)
      }
      target += below
      tap += 3
    }
  }

  /// Copies what each column of the kernel reads of one channel, in rows as long as the output's.
  @inline(__always)
  private func lineUp(_ terms: ConvolutionTerms, _ source: UnsafePointer<Scalar>) {
    var target = scratch + terms.linesScratch
    let rows = table + terms.lineTable
    var column = 0
    while column < terms.kernel.columns {
      let columns = Tap(table + (terms.columnTable &+ 3 &* column))
      let source = source + columns.read
      var line = 0
      while line < terms.lines {
        if terms.step == 1 {
          copy(source + Int(rows[line]), to: target + columns.start, count: columns.count)
        } else {
          collect(
            source + Int(rows[line]), apart: terms.step, to: target + columns.start,
            count: columns.count)
        }
        target += terms.output.columns
        line &+= 1
      }
      column &+= 1
    }
  }

  /// Writes for each column of the kernel where it lies on padding: a 0 there and a 1 elsewhere, in
  /// rows of the output, as many as end with a vector.
  private func mask(_ terms: ConvolutionTerms) {
    var target = scratch + terms.maskScratch
    var column = 0
    while column < terms.kernel.columns {
      let columns = Tap(table + (terms.columnTable &+ 3 &* column))
      var place = columns.count < terms.output.columns ? 0 : terms.period
      var position = 0
      while place < terms.period {
        let isOnPicture = position >= columns.start && position < columns.start &+ columns.count
        target[place] = isOnPicture ? 1 : 0
        place &+= 1
        position = position &+ 1 == terms.output.columns ? 0 : position &+ 1
      }
      target += terms.period
      column &+= 1
    }
  }

  /// Where the planes of some samples are in row order: where they lie, or else in the scratch memory.
  private func planes(
    _ source: UnsafePointer<Scalar>, _ operand: WeightTerms.Operand, samples: Int, channels: Int,
    _ extent: ConvolutionTerms.Extent
  ) -> Planes {
    let spacing = operand.spacing
    guard let scratch = operand.scratch else {
      return Planes(start: source, sample: spacing.sample, channel: spacing.channel)
    }
    // Rows that go on behind each other are one.
    let isOne = spacing.row == extent.columns &* spacing.column
    let rows = isOne ? 1 : extent.rows
    let columns = isOne ? extent.count : extent.columns
    let target = self.scratch + scratch
    let sampleTarget = channels &* extent.count
    // Where samples are the nearest neighbours, a vector's columns of each of them, and then others.
    let stretch = spacing.sample < spacing.column ? Self.width : columns
    var channel = 0
    while channel < channels {
      var row = 0
      while row < rows {
        let rowSource = source + (channel &* spacing.channel &+ row &* spacing.row)
        let rowTarget = target + (channel &* extent.count &+ row &* columns)
        var start = 0
        while start < columns {
          let left = columns &- start
          var sample = 0
          while sample < samples {
            collect(
              rowSource + (start &* spacing.column &+ sample &* spacing.sample),
              apart: spacing.column, to: rowTarget + (start &+ sample &* sampleTarget),
              count: left < stretch ? left : stretch)
            sample &+= 1
          }
          start &+= stretch
        }
        row &+= 1
      }
      channel &+= 1
    }
    return Planes(
      start: UnsafePointer(target), sample: sampleTarget, channel: extent.count)
  }
}

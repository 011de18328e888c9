// swift-format-ignore-file
// Written by .ci/embed-lessons out of the folder `lessons`; change those, and run it again.

/// The lessons inside the program.
package enum LessonTexts {
  /// The name of each one's file, and its text.
  package static let all: [(name: String, text: StaticString)] = [
(
"01-by-hand.md",
####"""
---
title: A gradient you can check by hand
minutes: 13
needs:
seed: 0
---

## One weight

How small can a network be? This one has one input, one weight and one
output. The output is weight × input.

```setup
input 1
dense 1 bias off
loss squared-error
dense1.weight = 2
input = [3]
```

```demo
print dense1.weight
print input
```

```predict
What will come out?
number: dense1.weight[0, 0] * input[0]
because: dense1.weight[0, 0] * input[0]
```

```wrong 1.5 "You divided. A weight multiplies its input."
```

```wrong 3 "That is the input alone. The weight multiplies it."
```

```wrong 2 "That is the weight alone. It multiplies the input."
```

```wrong dense1.weight[0, 0] + input[0]
That is the sum. A weight multiplies its input.
```

The word `forward` runs the input through the network. Any other command may
be typed as well, at any time: nothing can go wrong that `undo` cannot mend.

```task
Type forward.
```

```check
allclose(dense1.out[0], dense1.weight[0, 0] * input[0], 1e-12)
```

```hint
Seven letters, then Return.
```

```solution
forward
```

3 × 2 is 6. To run the input through, from first to last, is called the
*forward pass*.

```notes
The whole lesson is one multiplication, and that is the point: every number
can be done in the head before it is on the screen. Let the class say it
aloud first.
```

## How wrong is it?

Is 6 a good answer? That depends on what you wanted. Say that you wanted 8.

The loss makes one number of the error: half of its square, ½ (out − target)².

```predict
The output is 6 and the target 8. What is the loss?
number: 0.5 * (dense1.out[0] - 8) ^ 2
because: 0.5 * (dense1.out[0] - 8) ^ 2
```

```wrong 14 "That is the sum. The error is out − target, 6 − 8."
```

```wrong 64 "That is 8 squared. The error is 6 − 8."
```

```wrong 1 "That is half of the error. Square it first."
```

```wrong (dense1.out[0] - 8) ^ 2 "That is the square. The loss is half of it."
```

```wrong dense1.out[0] - 8 "That is the error. Square it, and take half."
```

```task
Make 8 the target: target = 8. Then run forward again.
```

```check
target == 8
allclose(loss, 0.5 * (dense1.out[0] - 8) ^ 2, 1e-12)
```

```wrong "Here the loss is 2 as well: 6 is as far from 4. But we want 8."
target = 4
forward
```

```wrong "The target is set. The loss comes with the next forward."
target = 8
```

```hint
Two statements, one a line. Or both on one line with ; between them.
```

```hint
Set the target as you would write it on paper, then run the network.
```

```hint
target = 8; forward
```

```solution
target = 8
forward
```

A loss of 0 would mean: just what was wanted.

```notes
Ask for the loss of 4, 6, 8 and 10 with the target 8. Somebody will say 4 for
6: the square without the half. Show that 6 and 10 cost the same: ½ (out −
target)² does not see the sign.
```

## Which way should it go?

The weight is 2, and the loss is 2. Should the weight grow or shrink? You
need no theory for that. Try it.

```predict
The weight goes from 2 to 2.1. What does the loss do?
choice: 1 + (0.5 * (2.1 * sum(input) - sum(target)) ^ 2 > loss)
because: 0.5 * (2.1 * input[0] - 8) ^ 2
- it falls
- it rises
```

```wrong 2 "6 is too small, and a larger weight makes more of it."
```

```task
Set dense1.weight to 2.1 and run forward. Keep the loss under the name up:
let up = loss.
```

```check
allclose(dense1.weight, 2.1, 1e-12)
allclose(up, 0.5 * (2.1 * input - target) ^ 2, 1e-12)
```

```wrong "You kept the old loss. Run forward before you keep it."
dense1.weight = 2.1
let up = loss
```

```wrong "That is the other way, and the loss rose. Try 2.1."
dense1.weight = 1.9
forward
let up = loss
```

```wrong "That is the change. Keep the loss itself."
dense1.weight = 2.1
forward
let up = loss - 2
```

```hint
A weight is set like the target: name, equals sign, number.
```

```hint
Three statements: set the weight, run the network, keep the loss.
```

```hint
dense1.weight = 2.1; forward; let up = loss
```

```solution
dense1.weight = 2.1
forward
let up = loss
```

It fell from 2 to 1.445, so the weight should grow. (Where a result is shown,
it has three digits, here 1.44. print shows all.)

```notes
Ask for hands before anybody reckons. A few will say that it rises, as a
larger weight sounds like a larger loss. Show both ways: 2.1, then 1.9.
```

## How steep is it?

By how much does the loss change for each 1 that the weight moves? It moved
by 0.1, and the loss by up − 2.

```demo
print (up - 2) / 0.1
```

That is the slope. But the loss is a curve, and a long step cuts across it.
A short step tells more.

```task
Move the weight from 2 by 0.01 only, and run forward. Work out the slope as
above, and call it slope.
```

```check
allclose(dense1.weight, 2.01, 1e-12)
slope < -5.95
slope > -6
```

```own slope measured
It is a slope by hand: how much the loss changed, over how far you moved.
```

```wrong "This slope has the old loss in it: run forward before."
dense1.weight = 2.01
let slope = (loss - 2) / 0.01
```

```wrong "That is old − new. How much did the loss *grow*? New − old."
dense1.weight = 2.01
forward
let slope = (2 - loss) / 0.01
```

```wrong "Division comes before minus. Put brackets round loss - 2."
dense1.weight = 2.01
forward
let slope = loss - 2 / 0.01
```

```wrong "The step was 0.01, so divide by 0.01."
dense1.weight = 2.01
forward
let slope = (loss - 2) / 0.1
```

```wrong "That is the change. Divide it by the step, 0.01."
dense1.weight = 2.01
forward
let slope = loss - 2
```

```wrong "up is the loss at 2.1. Take off the loss at 2, which was 2."
dense1.weight = 2.01
forward
let slope = (loss - up) / 0.01
```

```wrong "That is the long step again. Move from 2 by 0.01."
let slope = (up - 2) / 0.1
```

```wrong "Nobody has measured that yet. Move the weight to 2.01 and run."
let slope = -6
```

```hint
Set the weight to 2.01 first. The loss on the screen is old until you run
the network.
```

```hint
slope = (new loss − old loss) / step. The old loss was 2.
```

```hint
dense1.weight = 2.01; forward; let slope = (loss - 2) / 0.01
```

```solution
dense1.weight = 2.01
forward
let slope = (loss - 2) / 0.01
```

First −5.55, now about −5.95: the shorter the step, the nearer to −6. That
number is the *gradient* of the weight. It says: a little more weight, and
the loss falls by six times as much.

```notes
Ask what a slope is: rise over way. The usual slip is loss - 2 / 0.01, without
brackets. Show steps of 1, 0.1 and 0.01 one below the other: −1.5, −5.55,
−5.955.
```

## The slope of the loss

```setup
dense1.weight = 2
forward
let e = dense1.out[0] - sum(target)
```

Must one try out every weight of a network with a million of them? No. The
slope can be worked out, piece by piece. The last piece first: the loss is
½ e², where e is the error, out − target. How steep is ½ e² at e = −2?

Try it on paper. The error goes from −2 to −1.99. The loss goes from 2 to
½ · 1.99², which is 1.98. It fell by 0.02 over a way of 0.01.

```predict
So what is the slope of ½ e² there, as near as you can tell?
number: e
because: ½ e² has the slope e. That is what the ½ is for.
tolerance: 0.01
```

```wrong 4 "That is e². The slope says how fast its half changes."
```

```wrong 0.02 "That is the fall. Divide it by the way, and mind the sign."
```

```wrong 2 "The loss fell while the error grew: the slope is negative."
```

```wrong -0.02 "That is the fall. Divide it by the way, 0.01."
```

```wrong -1 "It fell by 0.02 over 0.01: twice the way."
```

```task
Now write it for any error, which is kept under the name e. Work the slope
out with a step of 0.01, from e and not from −2: the new ½ e² less the old
one, over 0.01. Call it steep.
```

```check
abs(steep - e) < 0.01
steep != e
```

```own steep varying e
Write it with e: 0.5 * (e + 0.01) ^ 2 is the new one.
```

```wrong "That is old − new. How much did it grow? New − old."
let steep = (0.5 * e ^ 2 - 0.5 * (e + 0.01) ^ 2) / 0.01
```

```wrong "That is the change. Divide it by the way, 0.01."
let steep = 0.5 * (e + 0.01) ^ 2 - 0.5 * e ^ 2
```

```wrong "The halves are missing: the loss is ½ e²."
let steep = ((e + 0.01) ^ 2 - e ^ 2) / 0.01
```

```wrong "Division comes before minus. Put brackets round the difference."
let steep = 0.5 * (e + 0.01) ^ 2 - 0.5 * e ^ 2 / 0.01
```

```wrong "That is e itself. Work the slope out, with a step of 0.01."
let steep = e
```

```hint
The old one is 0.5 * e ^ 2. What is the new one, with e + 0.01?
```

```hint
steep = (½ · new² − ½ · old²) / 0.01, in brackets as here
```

```hint
let steep = (0.5 * (e + 0.01) ^ 2 - 0.5 * e ^ 2) / 0.01
```

```solution
let steep = (0.5 * (e + 0.01) ^ 2 - 0.5 * e ^ 2) / 0.01
```

−1.995, and with a shorter step still nearer to −2. The slope of ½ e² is e.
So what the loss tells the output is out − target. This is called the
*upstream* gradient.

```notes
Ask for the slope of ½ e² at 3, at 0, at −2. They will want to look it up. Let
them do one on paper with a step of 0.01: the rule shows by itself.
```

## Two slopes make a chain

The weight moves the output, and the output moves the loss. How do the two
go together?

- The output moves by 3 for each 1 of the weight, because the input is 3.
- The loss moves by −2 for each 1 of the output: out − target.

```predict
So by how much does the loss move for each 1 of the weight?
number: (dense1.out[0] - sum(target)) * input[0]
because: (dense1.out[0] - 8) * input[0]
```

```wrong 3 "That is how the output moves. Each 1 of it moves the loss by −2."
```

```wrong 5 "You took one from the other. Three of the output, and each is −2."
```

```wrong (8 - dense1.out[0]) * input[0]
The size is right. But out − target is negative here.
```

```wrong (dense1.out[0] - 8) + input[0]
One move brings three of the other, and each of these −2. Multiply.
```

```wrong (dense1.out[0] - 8) * dense1.weight[0, 0]
That is upstream × weight. The other factor is the input.
```

```wrong dense1.out[0] - 8 "That is upstream alone. Multiply it by the input."
```

Slopes along a chain are multiplied: this is the *chain rule*. To work them
out from the loss back to the weights is called *backpropagation*, and the
word for it here is `backward`.

```task
Type backward, which works out every gradient. Then ask where this one comes
from: explain dense1.weight[0,0]
```

```check
used explain
allclose(dense1.weight.grad[0], (dense1.out - target) * input, 1e-9)
allclose(dense1.out.grad, dense1.out - target, 1e-9)
```

```wrong "The gradients are there. Now ask where this one comes from."
backward
```

```hint
The other pass, from the loss back to the input.
```

```hint
One word for all gradients, then explain and the address of the weight.
```

```hint
backward; explain dense1.weight[0,0]
```

```solution
backward
explain dense1.weight[0,0]
```

−6, and nobody has tried anything out. (∂loss/∂w is one way to write the
gradient of a weight w.)

```notes
Draw it: weight → output → loss, with 3 and −2 on the arrows. Some will add
them. Ask: one step of the weight makes three of the output, and each of these
brings −2: how much in all?
```

## Nothing to blame

Can a network be wrong, and a weight still have the gradient 0? A gradient
is the weight's share of the blame. Here it is upstream × input.

```task
Change the input so that the weight's gradient becomes 0 while the loss does
not. Then run forward and backward.
```

```check
loss > 0
dense1.weight.grad == 0
dense1.out.grad != 0
```

```wrong "Now the output is right and the loss is 0. Keep it wrong."
input = [4]
forward
backward
```

```wrong "The input has changed, the gradient is from before: run both."
input = [0]
```

```wrong "forward is done. The gradient comes with backward."
input = [0]
forward
```

```hint
A product is 0 when one of its factors is. The upstream must not be.
```

```hint
The other factor is the input. Set it as the target was set.
```

```hint
input = 0; forward; backward
```

```solution
input = [0]
forward
backward
```

A weight that has read nothing has done nothing. However wrong the output
is, this weight cannot mend it.

```notes
Ask first who is to blame if the input is 0. Many try input = [4], which
makes the output right instead. Show that upstream is not 0 while the product
is.
```

## Two inputs and a bias

```setup
input 2
dense 1
loss squared-error
dense1.weight = [[2, -1]]
dense1.bias = 0.5
input = [3, 1]
target = [8]
forward
```

With more inputs, does it get harder? Here are two inputs, a weight for
each, and a bias, which is added at the end: 2·3 + (−1)·1 + 0.5 = 5.5.

```predict
The target is 8. What is the gradient of the second weight, −1?
number: (dense1.out[0] - sum(target)) * input[1]
because: (dense1.out[0] - 8) * input[1]
```

```wrong 5.5 "That is the output. Upstream is out − target."
```

```wrong 1 "That is its input. Multiply it by upstream, out − target."
```

```wrong -1 "That is the weight itself. Take upstream × its input."
```

```wrong (dense1.out[0] - sum(target)) * input[0]
That is the first weight's. The second reads the input 1.
```

```wrong 2.5 "That is target − out. Take it the other way round."
```

```predict
The bias has no input. It counts as if its input were always 1. What is its
gradient, if the target is 8?
number: (dense1.out[0] - sum(target)) * 1
because: (dense1.out[0] - 8) * 1
```

```wrong 0.5 "That is the bias itself. Its input counts as 1."
```

```wrong 0 "It has an input, which is always 1."
```

```wrong 2.5 "That is target − out. Take it the other way round."
```

```wrong (dense1.out[0] - sum(target)) * dense1.bias[0]
Its own value is no factor. Take 1 for its input.
```

```wrong 1 "That is its input. Multiply it by upstream."
```

```task
Run backward. Then make both weight gradients yourself, as one product: the
upstream gradient dense1.out.grad times input. Call it mine.
```

```check
allclose(flatten(mine), flatten((dense1.out - target) * input), 1e-9)
allclose(dense1.weight.grad[0], mine, 1e-9)
allclose(dense1.bias.grad, dense1.out - target, 1e-9)
```

```own mine varying dense1.weight, target
Multiply what arrives, dense1.out.grad, by what came in, input.
```

```wrong "You took the weights. Their own value is not in it: take the input."
backward
let mine = dense1.out.grad[0] * dense1.weight[0]
```

```wrong "The target is not a gradient. Upstream is dense1.out.grad."
backward
let mine = target * input
```

```wrong "That makes the output. A gradient is upstream × input."
backward
let mine = dense1.weight * input
```

```hint
let NAME = EXPRESSION keeps a value. One number times two gives two.
```

```hint
mine = upstream × input
```

```hint
backward; let mine = dense1.out.grad * input; print dense1.weight.grad
```

```solution
backward
let mine = dense1.out.grad * input
```

One product for each weight. In a dense layer it never gets harder than
this.

```notes
Ask for all three gradients at once, in the head: −7.5, −2.5, −2.5. The bias
is the hard one: let them write 1 beside it, as its input.
```

## How long a step?

```setup
input 1
dense 1 bias off
loss squared-error
dense1.weight = 2
input = [3]
target = [8]
forward
backward
```

The gradient says which way, and how steep. It does not say how far. Back to
the first network: the weight is 2, its gradient −6, the loss 2. One moves
against the gradient, by a small part of it. That part is called the
*learning rate*.

```predict
The rate is 0.1. Where does the weight go?
number: dense1.weight[0, 0] - 0.1 * dense1.weight.grad[0, 0]
because: dense1.weight[0, 0] - 0.1 * dense1.weight.grad[0, 0]
```

```wrong 0.6 "That is the way. The weight starts from 2."
```

```wrong -4 "That is the whole gradient, and uphill."
```

```wrong 2.1 "0.1 is the part of the gradient that it moves by."
```

```wrong 1.4 "That is uphill. The gradient is taken away, and it is negative."
```

```wrong 8 "That is the whole gradient. Take a tenth of it."
```

```wrong 1.9 "0.1 is the part of the gradient, and not the way itself."
```

```predict
The rate is 0.25. Where does the output go, 3 × weight, if 8 is wanted?
number: (dense1.weight[0, 0] - 0.25 * dense1.weight.grad[0, 0]) * input[0]
because: (dense1.weight[0, 0] - 0.25 * dense1.weight.grad[0, 0]) * input[0]
```

```wrong 8 "The step does not stop there. Where does the weight go?"
```

```wrong 1.5 "That is how far the weight goes. It starts from 2."
```

```wrong 3.5 "That is the weight. The output is three times as much."
```

```wrong 7.5 "The weight goes up by 0.25 × 6, which is 1.5: to 3.5."
```

Too far: it was 2 below, and now it is 2.5 above. The next step would go
further off still. With 0.001 it would hardly move.

```task
Choose a rate: let rate = … Then take one step with it, forward, and see. The
loss must fall below 0.001 in one step. (undo takes statements back.)
```

```check
allclose(dense1.weight, 2 - rate * (6 - sum(target)) * 3, 1e-9)
loss < 0.00025 * (6 - sum(target)) ^ 2
```

```own dense1.weight learned varying target
Take rate × gradient from the weight: dense1.weight -= …
```

```wrong "A good step, and not yet there: it falls short."
let rate = 0.1
dense1.weight -= rate * dense1.weight.grad
forward
```

```wrong "Too far: it jumps over the valley. Shorter. undo takes it back."
let rate = 0.25
dense1.weight -= rate * dense1.weight.grad
forward
```

```wrong "So short a step hardly moves it. Longer. undo takes it back."
let rate = 0.001
dense1.weight -= rate * dense1.weight.grad
forward
```

```wrong "The rate is chosen. Now the step: dense1.weight -= rate * …"
let rate = 0.11
```

```wrong "That is uphill. Against the gradient: -="
let rate = 0.11
dense1.weight += rate * dense1.weight.grad
forward
```

```hint
With 0.1 the weight goes to 2.6. It should go to 8 / 3, a little further.
```

```hint
Three statements: let rate = …, dense1.weight -= rate × gradient, forward.
```

```hint
let rate = 0.11; dense1.weight -= rate * dense1.weight.grad; forward
```

```solution
let rate = 0.11
dense1.weight -= rate * dense1.weight.grad
forward
```

Nobody knows the best rate beforehand. One tries, and takes many short steps.

```notes
Collect rates from the class and try each: forward, then undo. 1/9 is the one
that hits at once, since the loss bends by 3 · 3. Ask why nobody can know that
for a large network.
```

## Repair it: the loss goes up

```setup
input 1
dense 1 bias off
loss squared-error
dense1.weight = 2
input = [3]
target = [8]
forward
backward
dense1.weight += 0.1 * dense1.weight.grad
forward
backward
dense1.weight += 0.1 * dense1.weight.grad
forward
backward
```

A friend has let our first network learn. Twice they typed this line:

- `dense1.weight += 0.1 * dense1.weight.grad; forward; backward`

```demo
print loss
```

It was 2. A gradient points uphill, and they have climbed.

```task
Repair the line, and repeat it until the loss is below 0.001. (The key with
the arrow up brings a line back.)
```

```check
loss < 0.001
allclose(dense1.out, target, 0.1)
allclose(dense1.weight.grad[0], (dense1.out - target) * input, 1e-9)
```

```own dense1.weight learned varying dense1.weight
Walk there: each step takes 0.1 × gradient from the weight.
```

```wrong "The right way, and a good step. Now do it again."
dense1.weight -= 0.1 * dense1.weight.grad
forward
backward
```

```wrong "The right way, but too far: it jumps over the valley. Back to 0.1."
dense1.weight -= 0.3 * dense1.weight.grad
forward
backward
```

```wrong "That is still uphill. Which sign goes down?"
dense1.weight += 0.1 * dense1.weight.grad
forward
backward
```

```hint
To go down, move against the gradient.
```

```hint
new weight = old weight − 0.1 × gradient, then both passes, three times.
```

```hint
dense1.weight -= 0.1 * dense1.weight.grad; forward; backward
dense1.weight -= 0.1 * dense1.weight.grad; forward; backward
dense1.weight -= 0.1 * dense1.weight.grad; forward; backward
```

```solution
dense1.weight -= 0.1 * dense1.weight.grad
forward
backward
dense1.weight -= 0.1 * dense1.weight.grad
forward
backward
dense1.weight -= 0.1 * dense1.weight.grad
forward
backward
```

This is all of training: down the slope, a little, again and again. (2.61e-05
is a short way to write 0.0000261: the point goes five places to the left.) The
word `update` does it to all weights at once. You can now work out a
gradient, and say which way a weight should go and why.

```notes
Ask what one would see on a curve of the loss: it climbs, faster and faster.
They will look for a large mistake; it is one sign. Show three steps, and stop:
the output comes near 8, and each step is shorter.
```

"""####
),
(
"02-sum-over-pixels.md",
####"""
---
title: Sum over pixels
minutes: 12
needs: 1
seed: 0
---

## One weight, many uses

What does a kernel do that a dense weight does not? It moves. A kernel of
2×2 weights slides over a picture of 3×3 pixels.

```setup
example sum
```

```demo
print input[0]
print conv1.weight[0,0]
```

```predict
At how many places can the kernel stand?
number: (3 - 2 + 1) * (3 - 2 + 1)
because: (3 - 2 + 1) * (3 - 2 + 1)
```

```wrong 1 "It moves: to the right, and down."
```

```wrong 3 "That is a side of the picture. The kernel must not stick out."
```

```wrong 3 * 3 "There are nine pixels. But the window must not stick out."
```

```wrong 3 - 2 + 1 "So many in a row. How many such rows are there?"
```

At each place it multiplies four weights by the four pixels under it. So
each weight meets four different pixels, one at each place.

```task
Which four does the top left weight meet? Cut them out of the picture as
input[0, rows, columns], and call them met. (0:2 means the first two.)
```

```check
shape(met) == [2, 2]
met == [[1, 2], [4, 5]]
```

```wrong "Those are the four that the bottom right weight meets."
let met = input[0, 1:3, 1:3]
```

```wrong "0:2 is the rows 0 and 1. The end is not counted."
let met = input[0, 0:1, 0:1]
```

```wrong "The whole picture. The top left weight never gets to its last row."
let met = input[0]
```

```wrong "Those are the four weights. The pixels are in input."
let met = conv1.weight[0, 0]
```

```hint
Put the kernel in the top left corner, then move it one to the right, then
one down. Watch its top left corner.
```

```hint
It meets rows 0 and 1, columns 0 and 1.
```

```hint
let met = input[0, 0:2, 0:2]
```

```solution
let met = input[0, 0:2, 0:2]
```

The four stand in the picture as the four places stand in the output: a pixel
of the picture for each pixel of the output. What a kernel makes of a picture
is called a *feature map*.

```notes
Put a finger on the top left weight and slide. Ask which pixels it never
meets. Many say nine places: the window may not stick out. Show the four
pixels, and that they lie as the four places do.
```

## Each place asks for something

```setup
forward
```

What does each of the four outputs want? That is its upstream gradient, and
the loss says it: out − target.

```demo
print conv1.out[0]
print conv1.out[0] - target[0]
```

At each place the rule is the one you know: upstream × input. So the top
left weight gets four products, one for each place.

```predict
At the third place, bottom left, it met the pixel 4. What is that product?
number: (conv1.out[0, 1, 0] - target[0, 1, 0]) * input[0, 1, 0]
because: (conv1.out[0, 1, 0] - target[0, 1, 0]) * input[0, 1, 0]
```

```wrong -28 "That is target × pixel. Upstream is out − target."
```

```wrong 4 "That is the pixel alone. Multiply it by upstream."
```

```wrong -12 "The size is right. But (−4) − (−7) is above zero."
```

```wrong conv1.out[0, 1, 0] - target[0, 1, 0]
That is upstream alone. Multiply it by the pixel.
```

```wrong conv1.out[0, 1, 0] * input[0, 1, 0]
That is output × pixel. Upstream is out − target.
```

```task
Run backward. Then make all four products at once: multiply the upstream
gradient conv1.out.grad[0] by the four pixels met. Call them parts.
```

```check
allclose(parts, (conv1.out[0] - target[0]) * input[0, 0:2, 0:2], 1e-9)
allclose(conv1.out.grad[0], conv1.out[0] - target[0], 1e-9)
```

```own parts varying conv1.weight, target
Multiply the upstream gradient by the pixels met.
```

```wrong "That is upstream × weight. The weight meets pixels: use met."
backward
let parts = conv1.out.grad[0] * conv1.weight[0, 0]
```

```wrong "@ is the matrix product. Multiply place by place, with *."
backward
let parts = conv1.out.grad[0] @ met
```

```wrong "You added. At each place the two are multiplied."
backward
let parts = conv1.out.grad[0] + met
```

```wrong "conv1.out is the output. Upstream is its gradient, conv1.out.grad."
backward
let parts = conv1.out[0] * met
```

```wrong "That is one number for each weight. Make the products of one weight."
backward
let parts = conv1.weight.grad
```

```hint
Two grids of 2×2, multiplied place by place with *.
```

```hint
parts = upstream gradient × pixels met
```

```hint
backward; let parts = conv1.out.grad[0] * met; print parts
```

```solution
backward
let parts = conv1.out.grad[0] * met
```

Three places want the weight lower, one wants it higher.

```notes
Ask one pupil for each place: what do you want of this weight? 1, −4, 12, 2.5.
They will forget to multiply by the pixel and say −2, 3 … Write both numbers
at each place.
```

## Four wishes, one weight

```setup
conv1.weight[0, 0, 0, 0] = 1.0001
forward
let up = loss
conv1.weight[0, 0, 0, 0] = 0.9999
forward
let slope = (up - loss) / 0.0002
conv1.weight[0, 0, 0, 0] = 1
forward
backward
```

But there is only one top left weight. What becomes of its four products?

```demo
print parts
print loss
```

```predict
What is the gradient of this weight?
choice: 1 + (abs(slope - mean(parts)) < 1) + 2 * (abs(slope - sum(parts)) < 1)
because: sum(parts)
- the last one, 2.5: it has seen the whole picture
- the mean of the four, 2.875
- the sum of the four, 11.5
```

```wrong 1
The last one saw its own window only. The others moved the loss, too.
```

```wrong 2 "A mean would divide by four. Nothing here divides."
```

Do not take anybody's word for it. Ask the network, as in lesson 1.

```task
Set conv1.weight[0,0,0,0] to 1.001, run forward, and work out the slope:
(loss − 7.125) / 0.001. Call it felt. Then put the weight back to 1.
```

```check
abs(felt - 11.5) < 0.1
felt != sum(parts)
conv1.weight[0, 0, 0, 0] == 1
```

```own felt measured
Move the weight, run forward, and divide the change of the loss by 0.001.
```

```wrong "The loss was an old one. Run forward before you work it out."
conv1.weight[0, 0, 0, 0] = 1.001
let felt = (loss - 7.125) / 0.001
conv1.weight[0, 0, 0, 0] = 1
```

```wrong "That is the slope. But the weight is still moved: back to 1."
conv1.weight[0, 0, 0, 0] = 1.001
forward
let felt = (loss - 7.125) / 0.001
```

```wrong "That is old − new. How much did the loss grow? New − old."
conv1.weight[0, 0, 0, 0] = 1.001
forward
let felt = (7.125 - loss) / 0.001
conv1.weight[0, 0, 0, 0] = 1
```

```wrong "That is the change. Divide it by the step, 0.001."
conv1.weight[0, 0, 0, 0] = 1.001
forward
let felt = loss - 7.125
conv1.weight[0, 0, 0, 0] = 1
```

```wrong "That is the sum. Now ask the network: move the weight, and run."
let felt = sum(parts)
```

```hint
Four statements: move it, run, work the slope out, put it back.
```

```hint
The weight's address goes left of the equals sign: one statement to move it,
and one to put it back.
```

```hint
conv1.weight[0,0,0,0] = 1.001; forward
let felt = (loss - 7.125) / 0.001; conv1.weight[0,0,0,0] = 1
```

```solution
conv1.weight[0, 0, 0, 0] = 1.001
forward
let felt = (loss - 7.125) / 0.001
conv1.weight[0, 0, 0, 0] = 1
```

The sum. All four outputs moved with the weight, by 0.001, 0.002, 0.004 and
0.005: too little for a screen of three digits. All four changes of the loss
add up. Nobody divided by anything.

```notes
Take votes before any word: last, mean or sum. The mean gets the most. Do not
argue: move the weight by 0.001 and let the loss answer, 11.5.
```

## See it grow

```setup
forward
backward
```

Can one watch it? The next view shows all four weights of the kernel, place
by place: the window, its product with the upstream gradient, and the sum so
far.

```predict
After the first two places, the products 1 and −4, where does the sum for
the top left weight stand?
number: parts[0, 0] + parts[0, 1]
because: parts[0, 0] + parts[0, 1]
```

```wrong 11.5 "That is after all four."
```

```wrong 1 "That is after the first. The second is added to it."
```

```wrong parts[0, 1]
That is the second product. The first is in the sum already.
```

```wrong parts[0, 0] - parts[0, 1]
The second product is negative, and it is added.
```

```task
Type accumulate conv1.weight[0] and go through it. Then keep the gradient of
the bottom right weight, conv1.weight.grad[0,0,1,1], under the name corner.
```

```check
used accumulate
allclose(corner, sum((conv1.out[0] - target[0]) * input[0, 1:3, 1:3]), 1e-9)
```

```wrong "That is the top left weight's. The bottom right one is [0,0,1,1]."
accumulate conv1.weight[0]
let corner = conv1.weight.grad[0, 0, 0, 0]
```

```wrong "That is the weight itself. Its gradient is conv1.weight.grad[…]."
accumulate conv1.weight[0]
let corner = conv1.weight[0, 0, 1, 1]
```

```hint
accumulate shows the whole kernel; the address has a single index.
```

```hint
corner = the gradient at [0,0,1,1]
```

```hint
accumulate conv1.weight[0]; let corner = conv1.weight.grad[0,0,1,1]
```

```solution
accumulate conv1.weight[0]
let corner = conv1.weight.grad[0, 0, 1, 1]
```

At the last place the sums are whole: 11.5, 14, 19 and 21.5. Those are the
gradients that backward has kept.

```notes
Stop after each pixel and let the class say the next sum: 1, −3, 9, 11.5. Show
that the window and the upstream pixel move together.
```

## All four in one go

Where have you seen that before: a small grid slides over a picture, and
products are added up? It is what the layer itself does. Only now it is the
upstream gradient that slides, and not the kernel.

```demo
print conv1.out.grad[0]
```

```task
correlate(PICTURE, GRID) slides GRID over PICTURE. Make the gradient of the
whole kernel with it, in one line, and call it whole.
```

```check
allclose(flatten(whole), [11.5, 14, 19, 21.5], 1e-9)
allclose(flatten(whole), flatten(conv1.weight.grad), 1e-9)
```

```own whole varying conv1.weight, input
Let conv1.out.grad slide over input.
```

```wrong "That is the output: the kernel slides. Let the gradient slide."
let whole = correlate(input, conv1.weight)
```

```wrong "convolve turns the grid by half a turn first. Nothing is turned."
let whole = convolve(input, conv1.out.grad)
```

```wrong "conv1.out is the output. Let its gradient slide, conv1.out.grad."
let whole = correlate(input, conv1.out)
```

```hint
The picture is input. Which of the two grids do you let slide?
```

```hint
whole = correlate(picture, upstream gradient)
```

```hint
let whole = correlate(input, conv1.out.grad)
```

```solution
let whole = correlate(input, conv1.out.grad)
```

Books write it with a star, and the sum cannot be seen any more. It is
still there.

```notes
The class can do the four sums on paper: four pupils, one for each weight,
each with a window of 2×2 cut out of card. They move the card in step.
```

## Once, or after each place?

```setup
optimizer sgd lr 0.002
let old = conv1.weight
let wanted = target
sabotage update-per-pixel
update
let from_top = round(10000 * conv1.weight[0, 0]) / 10000
input = rot180(input)
target = rot180(wanted)
conv1.weight = rot180(old)
forward
backward
update
let from_bottom = round(10000 * rot180(conv1.weight[0, 0])) / 10000
sabotage off
input = rot180(input)
target = wanted
conv1.weight = old
forward
backward
```

Why wait for the whole sum? Could the weight not move after each product? A
step of 0.002 is taken: new = old − 0.002 × gradient. (Such plain steps are
called sgd, and lr is their rate.)

```predict
At once: where does the top left weight, 1, go?
number: conv1.weight[0, 0, 0, 0] - 0.002 * sum(parts)
because: conv1.weight[0, 0, 0, 0] - 0.002 * sum(parts)
```

```wrong -0.023 "That is the way. The weight starts from 1."
```

```wrong 0.77 "That is a step of 0.02. The rate is 0.002."
```

```wrong conv1.weight[0, 0, 0, 0] + 0.002 * sum(parts)
That is uphill. The step goes against the gradient.
```

```wrong conv1.weight[0, 0, 0, 0] - 0.002 * mean(parts)
That takes the mean. The step takes the sum.
```

```wrong conv1.weight[0, 0, 0, 0] - sum(parts)
A step is only 0.002 of the sum.
```

Now the hasty way. The second place sees the kernel that the first has moved,
the third another still. One can go from the top left on, or from the bottom
right back.

```predict
The same four places in another order. Does the kernel end in the same place?
choice: 1 + (max(abs(from_top - from_bottom)) > 0)
because: from_top[0, 0] - from_bottom[0, 0]
- yes: each place has its say, whoever comes first
- no
```

```wrong 1 "Each place answers to the kernel that those before it have left."
```

```demo
print from_top
print from_bottom
```

```task
Make the step at once, with update, and run forward. Keep how much the loss
fell from 7.125: let fell = 7.125 - loss.
```

```check
allclose(conv1.weight[0, 0, 0, 0], 1 - 0.002 * 11.5, 1e-9)
allclose(conv1.weight[0, 0, 1, 1], -1 - 0.002 * 21.5, 1e-9)
allclose(fell, 7.125 - loss, 1e-9)
fell > 1
```

```own fell learned varying conv1.weight
Run forward after the step, and take the new loss from 7.125.
```

```wrong "That was two steps along one gradient. undo one of them."
update
update
```

```wrong "The step is made. Run forward, and keep how much the loss fell."
update
```

```wrong "You kept the old loss. Run forward before you keep it."
update
let fell = 7.125 - loss
```

```hint
One word, and all four weights move. Then run the network.
```

```hint
fell = old loss − new loss
```

```hint
update; forward; let fell = 7.125 - loss
```

```solution
update
forward
let fell = 7.125 - loss
```

The hasty way is not always worse. But each order leads somewhere else, and
neither goes straight down the loss. The sum has no order.

```notes
Ask whether the order of four people who vote matters. It does not for a sum;
it does if each moves the weight at once. Show from_top and from_bottom side
by side.
```

## How many terms?

```setup
input 3x3
conv 1 2x2 bias off
loss squared-error
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
target = zeros(1, 2, 2)
```

Has each kernel weight four terms, then? The number of terms is the number
of places. A smaller kernel has more of them, a larger one fewer.

```predict
A kernel of 1×1 on the picture of 3×3: how many terms has its one weight?
number: 3 * 3
because: 3 * 3
```

```wrong 6 "You added rows and columns. It stands at each of nine places."
```

```wrong 3 "So many in a row. How many rows are there?"
```

```wrong 1 "One weight, but it stands on every pixel in turn."
```

```wrong 4 "That was 2×2. A smaller kernel has more places."
```

```predict
And a kernel of 3×3, as large as the picture: how many for each weight?
number: (3 - 3 + 1) ^ 2
because: (3 - 3 + 1) ^ 2
```

```wrong 0 "It has one place to stand, and a product there."
```

```wrong 3 "It covers all three rows at once: how many places are left?"
```

```wrong 9 "Nine weights, but how many places to stand?"
```

```wrong 4 "That was 2×2. This one covers the whole picture."
```

```task
Try the last: replace conv1 with conv 1 3x3 bias off. The output is one
number now, so give it a target = [[[20]]]. Then forward and backward.
```

```check
shape(conv1.weight) == [1, 1, 3, 3]
shape(contributions(conv1.weight[0, 0, 1, 1])) == [1, 1]
allclose(conv1.weight.grad[0], (conv1.out - target) * input, 1e-9)
```

```wrong "That is 1×1, with nine terms. The kernel should be 3×3."
replace conv1 with conv 1 1x1 bias off
target = zeros(1, 3, 3)
forward
backward
```

```wrong "The layer is right. Now target, forward and backward."
replace conv1 with conv 1 3x3 bias off
```

```hint
replace NAME with LAYER puts a layer in the place of another.
```

```hint
Four statements: replace, target, and the two passes.
```

```hint
replace conv1 with conv 1 3x3 bias off
target = [[[20]]]; forward; backward
```

```solution
replace conv1 with conv 1 3x3 bias off
target = [[[20]]]
forward
backward
```

One place, one product: upstream × input, and nothing to add. A kernel that
cannot move is a dense layer.

```notes
Ask for 1×1, 2×2, 3×3 in a row: 9, 4, 1. They say that a larger kernel has
more terms. Show that it has more weights and fewer places.
```

## Repair it: a sum that is not one

```setup
input 4x4
conv 1 2x2 bias off
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
input = [[1, 2, 0, 1], [3, 1, 2, 0], [0, 2, 1, 3], [1, 0, 2, 1]]
target = ones(1, 3, 3)
sabotage mean
forward
backward
```

A larger picture, and a friend's backward pass. "It learns", they say, "but
so slowly." Here is the top left weight's gradient, and its nine products:
contributions(…) lists what each place adds.

```demo
print conv1.weight.grad[0,0,0,0]
print contributions(conv1.weight[0,0,0,0])
```

```predict
What should the gradient be?
number: sum((conv1.out[0] - 1) * input[0, 0:3, 0:3])
because: 9 * conv1.weight.grad[0, 0, 0, 0]
```

```wrong 9 "That is how many there are. Add them up."
```

```wrong -1 "That is one of the products. Add up all nine."
```

```wrong 11 "The size is right. But the products are below zero."
```

```wrong conv1.weight.grad[0, 0, 0, 0]
That is the friend's number. Add up the nine products.
```

```task
Make the whole kernel's gradient yourself, from input and conv1.out.grad,
and call it honest. Then mend the program and run backward again. (sabotage
is the word that breaks a pass on purpose, sabotage off mends it.)
```

```check
shape(flatten(honest)) == [4]
allclose(flatten(honest), flatten(correlate(input, conv1.out - target)), 1e-9)
allclose(flatten(conv1.weight.grad), flatten(honest), 1e-9)
```

```own honest varying conv1.weight, input
Let conv1.out.grad slide over input.
```

```wrong "honest is right. But the pass is still broken: mend it, run it."
let honest = correlate(input, conv1.out.grad)
```

```wrong "Mended. The gradient is from before, though: run backward again."
let honest = correlate(input, conv1.out.grad)
sabotage off
```

```wrong "You kept the friend's gradient. Make your own with correlate."
let honest = conv1.weight.grad
sabotage off
backward
```

```wrong "conv1.out is the output. Let its gradient slide, conv1.out.grad."
let honest = correlate(input, conv1.out)
sabotage off
backward
```

```hint
What did the friend do with the nine products? Compare with your sum.
```

```hint
The upstream gradient slides over the picture: correlate(picture, grid).
```

```hint
let honest = correlate(input, conv1.out.grad); sabotage off; backward
```

```solution
let honest = correlate(input, conv1.out.grad)
sabotage off
backward
```

They took the mean. Its direction is right, so it learns, nine times too
slowly here. In a network with dense layers, the kernels are left behind. You
can now work out a kernel's gradient, pixel by pixel or in one line.

```notes
Ask by what factor the friend's steps are too short: 9, the number of places.
They may say that it does not matter, one takes a larger rate. Ask what the
dense layers would do with that rate.
```

"""####
),
(
"03-two-kinds.md",
####"""
---
title: Two kinds of parameter?
minutes: 13
needs: 2
seed: 0
---

## Who is who

Are kernels and dense weights two kinds of parameter, each with a way of
learning of its own? Put one of each in a network and look.

```setup
example both
target = [-12]
forward
```

A picture of 3×3, a kernel of 2×2, and one dense unit that reads the four
pixels of the feature map.

```demo
print conv1.weight[0,0]
print dense1.weight
```

```predict
How many numbers can this network learn?
number: sum(conv1.weight == conv1.weight) + sum(dense1.weight == dense1.weight)
because: 4 in the kernel and 4 in the dense unit; there are no biases here.
```

```wrong 16 "They are not multiplied: four weights in each of two layers."
```

```wrong 5 "The dense unit has a weight for each of four pixels."
```

```wrong 2 "Those are the layers. How many weights has each?"
```

```wrong 10 "Did you count biases? Here they are left out."
```

```wrong 4 "That is one of the two layers. Count both."
```

```task
Run backward, and type grads: all eight, each beside its gradient.
```

```check
used grads
allclose(dense1.weight.grad[0], (dense1.out - target) * dense1.in, 1e-9)
sum(conv1.weight.grad != 0) == 4
```

```hint
The gradients come with the second of the two passes.
```

```hint
Look at the words above each table: a sum of 4 terms, one product.
```

```hint
backward; grads
```

```solution
backward
grads
```

One backward pass, and both have their gradients. Nothing was said about who
goes first.

```notes
Ask which of the two layers is updated first. They will say the dense one, as
it is nearer to the loss. Show grads: eight gradients out of one pass. Leave
the question open; lesson 8 answers it.
```

## The same rule

How does the dense weight get its gradient? Its input is not a pixel of the
picture. It is a pixel of the feature map, the number that the layer below
has made.

```demo
print dense1.out.grad
print dense1.in
```

```predict
dense1.weight[0,0]: upstream × input. What is its gradient?
number: (dense1.out[0] - target[0]) * conv1.out[0, 0, 0]
because: (dense1.out[0] - target[0]) * conv1.out[0, 0, 0]
```

```wrong -2 "You added. It is upstream × input."
```

```wrong -4 "That is what came in. Multiply it by upstream, 2."
```

```wrong 8 "The size is right. But 2 × (−4) is below zero."
```

```wrong (dense1.out[0] - target[0]) * dense1.weight[0, 0]
That is upstream × weight. The other factor is what came in.
```

The kernel's top left weight follows the same rule, once at each place.

```task
Write both gradients as sums of upstream × input:

- `let head = sum(dense1.out.grad * dense1.in[0])`
- `let kernel = sum(… * input[0, 0:2, 0:2])`
```

```check
allclose(head, dense1.weight.grad[0, 0], 1e-9)
allclose(kernel, conv1.weight.grad[0, 0, 0, 0], 1e-9)
allclose(kernel, 2*1 + (-4)*2 + 6*4 + 1*5, 1e-9)
```

```own head kernel varying conv1.weight, dense1.weight, target
Multiply what arrives by what came in, and add.
```

```wrong "The kernel's upstream is what arrives at conv1: conv1.out.grad."
let head = sum(dense1.out.grad * dense1.in[0])
let kernel = sum(dense1.out.grad * input[0, 0:2, 0:2])
```

```wrong "Upstream is a gradient. conv1.out is the feature map itself."
let head = sum(dense1.out.grad * dense1.in[0])
let kernel = sum(conv1.out[0] * input[0, 0:2, 0:2])
```

```wrong "head is upstream alone. Multiply it by what came in, dense1.in[0]."
let head = dense1.out.grad
let kernel = sum(conv1.out.grad[0] * input[0, 0:2, 0:2])
```

```wrong "head has all four inputs in it. This weight reads dense1.in[0]."
let head = sum(dense1.out.grad * dense1.in)
let kernel = sum(conv1.out.grad[0] * input[0, 0:2, 0:2])
```

```wrong "kernel is a mean now. Nothing divides: add up."
let head = sum(dense1.out.grad * dense1.in[0])
let kernel = mean(conv1.out.grad[0] * input[0, 0:2, 0:2])
```

```wrong "Those pixels are the bottom right weight's. Top left: 0:2, 0:2."
let head = sum(dense1.out.grad * dense1.in[0])
let kernel = sum(conv1.out.grad[0] * input[0, 1:3, 1:3])
```

```hint
What stands for dense1.out.grad when the layer is conv1?
```

```hint
The upstream gradient of the kernel is conv1.out.grad[0], a grid of 2×2.
```

```hint
let head = sum(dense1.out.grad * dense1.in[0])
let kernel = sum(conv1.out.grad[0] * input[0, 0:2, 0:2])
```

```solution
let head = sum(dense1.out.grad * dense1.in[0])
let kernel = sum(conv1.out.grad[0] * input[0, 0:2, 0:2])
```

The same line twice. One sum has a single term, the other has four. To see
both in one table:

- `compare conv1.weight[0,0,0,0] dense1.weight[0,0]`

```notes
Ask what the input of the dense weight is. Most point at the picture. Show
dense1.in: it is the feature map, laid out as a list.
```

## One step at a time

```setup
example both
target = [-12]
finish
step
step
step
```

In which order does it all happen? One can walk through a backward pass, a
step at a time. The forward pass is done. Three steps back are done as well:
the loss, the dense unit, and the list of four, laid out as a picture again.

```demo
where
print conv1.out.grad[0]
```

Now comes the kernel, pixel by pixel. Each `step` adds one product to each of
its four weights.

```predict
The first two pixels under the top left weight are 1 and 2. Where does its sum
stand after the first two steps?
number: 2 * 1 + (-4) * 2
because: 2 * 1 + (-4) * 2
```

```wrong 18 "That is after three."
```

```wrong 6 "The size is right. But the second product is −8."
```

```wrong 10 "The second upstream is −4: its product is below zero."
```

```wrong 2 "That is after the first step."
```

```wrong -8 "That is the second product. The first is in the sum already."
```

```wrong 23 "That is after all four."
```

```task
Take steps until three of the four pixels are in the sums. Then keep the
kernel's gradient so far: let so_far = conv1.weight.grad. (Return repeats a
step, back takes one back.)
```

```check
used step
shape(flatten(so_far)) == [4]
allclose(flatten(so_far), [18, 22, 30, 34], 1e-9)
```

```wrong "That is after one. Two more steps, then keep it again."
step
let so_far = conv1.weight.grad
```

```wrong "That is after two. One more step, then keep it again."
step
step
let so_far = conv1.weight.grad
```

```wrong "All four are in it now. back takes one back; then keep it."
step
step
step
step
let so_far = conv1.weight.grad
```

```wrong "Three are in the sums. Now keep them: let so_far = conv1.weight.grad."
step
step
step
```

```wrong "step term takes one product. step takes a pixel: four of them."
step term
step term
step term
let so_far = conv1.weight.grad
```

```hint
step, and Return to do it again. Each screen says which pixel it was.
```

```hint
Three steps from where you are, then the name.
```

```hint
step; step; step; let so_far = conv1.weight.grad
```

```solution
step
step
step
let so_far = conv1.weight.grad
```

From the loss down, layer by layer, each sum growing term by term. That is
all that a backward pass is. `finish` takes the rest of it in one go.

```notes
Let the class say each sum before the key is pressed: 2, −6, 18, 23. Show
back, too: nothing is lost by looking.
```

## Where does the upstream come from?

```setup
input 3x3
conv 1 2x2 bias off
dense 2 bias off
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
dense1.weight = [[1, -2, 3, 0.5], [0, 1, -1, 2]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
target = [-12, -7]
forward
backward
```

The loss speaks to the dense units only. Who tells the feature map what it
should do? Now there are two units, and both read all four of its pixels.

```demo
print dense1.out.grad
print dense1.weight
```

The pixel (0,1) is read by unit 0 through the weight −2, and by unit 1
through the weight 1. Each unit sends back its own wish times that weight.

```predict
What arrives at the pixel (0,1)?
number: dense1.out.grad[0] * (-2) + dense1.out.grad[1] * 1
because: dense1.out.grad[0] * (-2) + dense1.out.grad[1] * 1
```

```wrong 1 "That is a weight. Each unit's wish goes down times its weight."
```

```wrong 5 "The size is right. But both products are below zero."
```

```wrong -3 "You took the second away. Its wish is −1, and it is added."
```

```wrong dense1.out.grad[0] * (-2)
That is unit 0 alone. Unit 1 reads the pixel, too.
```

```wrong -2 + 1
Those are the weights. Each is multiplied by its unit's wish first.
```

```task
Work out what arrives at all four pixels, from dense1.out.grad and
dense1.weight, as one list of four numbers. Call it down.
```

```check
shape(flatten(down)) == [4]
allclose(flatten(down), 2 * dense1.weight[0] - dense1.weight[1], 1e-9)
allclose(flatten(down), flatten(conv1.out.grad), 1e-9)
```

```own down varying dense1.weight, target
Take dense1.out.grad through the weights of dense1.
```

```wrong "That is the wish of unit 0 alone. Unit 1 reads the pixels, too."
let down = dense1.out.grad[0] * dense1.weight[0]
```

```wrong "Unit 1 has a gradient of its own: dense1.out.grad[1]."
let down = dense1.out.grad[0] * (dense1.weight[0] + dense1.weight[1])
```

```wrong "dense1.out is what the units say. Their wishes: dense1.out.grad."
let down = dense1.out @ dense1.weight
```

```wrong "That is unit 1 alone. Unit 0 reads the pixels, too."
let down = dense1.out.grad[1] * dense1.weight[1]
```

```wrong "Those are the weights, added up. Each goes with its unit's wish."
let down = sum(dense1.weight, 0)
```

```hint
dense1.weight[0] are the four weights of unit 0. Multiply them all at once.
```

```hint
down = wish of unit 0 × its weights + wish of unit 1 × its weights. The sign @
does it in one go: a list, @, the table.
```

```hint
let down = dense1.out.grad @ dense1.weight
```

```solution
let down = dense1.out.grad @ dense1.weight
```

So the upstream of a kernel is a sum itself. This one goes over the units
that read the pixel. It is called the inner sum here.

```notes
Draw one pixel with two arrows up, −2 and 1. Ask what comes down each. They
will add the weights alone; let them multiply by the wish of the unit first.
```

## Two sums

How do the two sums fit together? The outer sum goes over the pixels. Inside
each of its terms hides an inner sum over the units.

```predict
Four pixels, and two units behind each. How many products are added up in
the gradient of one kernel weight?
number: 4 * 2
because: 4 * 2
```

```wrong 1 "There is a term for each pixel, and in each an inner sum."
```

```wrong 16 "Each of the four pixels has two behind it, and not four."
```

```wrong 2 "Those are the units. Each of the four pixels has two."
```

```wrong 4 "Those are the pixels. Behind each stand two units."
```

```wrong 4 + 2 "Each of the four pixels has two of its own."
```

Each is a chain of three factors: the wish of a unit, the weight on the way,
and the pixel under the window.

```task
Work out that gradient without conv1.out.grad: take your inner sums, down,
and the pixels flatten(input[0, 0:2, 0:2]). Call it chain.
```

```check
shape(chain) == zeros(0)
allclose(chain, 2*1 + (-5)*2 + 7*4 + (-1)*5, 1e-9)
allclose(chain, conv1.weight.grad[0, 0, 0, 0], 1e-9)
```

```own chain varying input
Multiply down by the pixels met, and add.
```

```wrong "These are the four terms. Their sum is the gradient."
let chain = down * flatten(input[0, 0:2, 0:2])
```

```wrong "The weights are missing: a wish goes down through its weight."
let chain = sum(dense1.out.grad) * sum(input[0, 0:2, 0:2])
```

```wrong "That is the mean. Nothing divides: add the four terms up."
let chain = mean(down * flatten(input[0, 0:2, 0:2]))
```

```wrong "conv1.out is the feature map. The pixels met are in input."
let chain = sum(down * flatten(conv1.out))
```

```wrong "Those pixels are the bottom right weight's. Top left: 0:2, 0:2."
let chain = sum(down * flatten(input[0, 1:3, 1:3]))
```

```wrong "The pixels are missing: each inner sum goes with its pixel."
let chain = sum(down)
```

```hint
There is one inner sum for each pixel, and one pixel for each.
```

```hint
chain = sum over the pixels of (inner sum × pixel)
```

```hint
let chain = sum(down * flatten(input[0, 0:2, 0:2]))
```

```solution
let chain = sum(down * flatten(input[0, 0:2, 0:2]))
```

To open one of the four terms, and see the inner sum behind it:

- `explain conv1.weight[0,0,0,0] pixel 0,1`

```notes
Ask for the number of products before anything is worked out: 4 pixels × 2
units. Show explain … pixel 0,1: one term of the outer sum, opened.
```

## My book has no sum

"In my book the gradient is x ⋆ δ. There is no sum in it!" It is there, but
hidden. x is the picture, and δ (delta) the upstream gradient. The star says:
let δ slide over x, multiply, and add. Written out with all its places:

- ∂L/∂w[a,b] = Σ_r Σ_s δ[r,s] · x[r+a,s+b]

∂L/∂w is one more way to write the gradient of w: by how much the loss L
grows for each 1 of w.

```predict
In this sum, r and s go over which numbers?
choice: 1 + (sum(conv1.out.grad[0] * input[0, 0:2, 0:2]) == 15)
because: δ has a number for each pixel of the feature map.
- the rows and columns of the kernel
- the rows and columns of the feature map
```

```wrong 1 "Those are a and b: which weight it is. The sum goes over pixels."
```

```task
Write the kernel's gradient as the book does: correlate the picture with δ,
which is conv1.out.grad. Call it star.
```

```check
allclose(flatten(star), [15, 18, 24, 27], 1e-9)
allclose(flatten(star), flatten(conv1.weight.grad), 1e-9)
```

```own star varying input
Make it from input and conv1.out.grad.
```

```wrong "convolve would turn δ round. In the star nothing is turned."
let star = convolve(input, conv1.out.grad)
```

```wrong "That is x ⋆ w: the layer's output. Let δ slide."
let star = correlate(input, conv1.weight)
```

```wrong "δ is what arrives at conv1: conv1.out.grad. That is its output."
let star = correlate(input, conv1.out)
```

```hint
formula conv1 operator shows what it looks like.
```

```hint
star = correlate(picture, δ)
```

```hint
let star = correlate(input, conv1.out.grad)
```

```solution
let star = correlate(input, conv1.out.grad)
```

The same four numbers as before. The star only hides the Σ.

```notes
Let them bring the formula of their own book. Ask where its sum is: in the
star, in an index that stands twice, or in an @. Write Σ above it.
```

## Another book has matrices

```setup
input 3x4
conv 1 2x2 bias off
conv1.weight[0, 0] = [[1, 0], [0, -1]]
input = [[1, 2, 3, 0], [4, 5, 6, 2], [7, 8, 9, 1]]
forward
backward with [[[2, -5, 1], [7, -1, 3]]]
```

"And in mine it is Δ · Pᵀ!" Where is the sum there? P is a table: a column
for each place of the kernel, and in it the pixels that the window sees
there. Here the picture is 3×4, so there are six places.

```demo
print patches(conv1)
```

```predict
What shape has P? Rows first.
shape: patches(conv1)
because: 4 pixels in each window, 6 windows.
```

```wrong 4x4 "Four rows, yes. But there is a column for each of six windows."
```

```wrong 24 "So many numbers. In how many rows and columns?"
```

```wrong 6x4 "The other way round: a column for each place."
```

```wrong 3x4 "That is the picture. Count windows, and pixels in a window."
```

```wrong 2x2 "That is one window. P has all of them, laid out as columns."
```

Δ is δ as a row of six. Pᵀ is P with rows and columns exchanged.

```task
Write the gradient so: reshape(conv1.out.grad, [1,6]) is Δ, transpose(…)
exchanges rows and columns, and @ multiplies matrices. Call it matrix.
```

```check
shape(flatten(matrix)) == [4]
allclose(flatten(matrix), flatten(conv1.weight.grad), 1e-9)
allclose(flatten(matrix), flatten(correlate(input, conv1.out.grad)), 1e-9)
```

```own matrix varying input
Multiply Δ by the transposed patches(conv1).
```

```wrong "* multiplies place by place, and leaves 24 products. @ adds, too."
let matrix = reshape(conv1.out.grad, [1, 6]) * patches(conv1)
```

```wrong "That is Δ · Wᵀ's business: the kernel is not in its own gradient."
let matrix = reshape(conv1.out.grad, [6, 1]) @ reshape(conv1.weight, [1, 4])
```

```wrong "One number: everything added to everything. A row for @, please."
let matrix = sum(conv1.out.grad) * sum(patches(conv1))
```

```wrong "conv1.out is the output. Δ is its gradient, conv1.out.grad."
let matrix = reshape(conv1.out, [1, 6]) @ transpose(patches(conv1))
```

```hint
formula conv1 matrix shows what it looks like.
```

```hint
matrix = δ as a row @ patches transposed
```

```hint
let matrix = reshape(conv1.out.grad, [1,6]) @ transpose(patches(conv1))
```

```solution
let matrix = reshape(conv1.out.grad, [1, 6]) @ transpose(patches(conv1))
```

Every @ is a sum, too: this one goes over the six places. Three ways to
write it, and one sum over the pixels.

```notes
Ask for the shape of P before it is shown; 3×4 comes, the picture's. Show one
column of P beside the window that it is.
```

## Does a kernel learn faster?

```setup
input 8x8
conv 1 3x3 bias off
dense 1 bias off
loss squared-error
input = cross
target = 1
forward
backward
let parts = contributions(conv1.weight[0, 0, 0, 0])
let ratio = mean(abs(conv1.weight.grad)) / mean(abs(dense1.weight.grad))
```

On a picture of 8×8 a weight of a 3×3 kernel has 36 terms. A dense weight
has one. Take the mean size of the gradients in both layers.

```predict
How large are the kernel's, beside the dense layer's?
choice: 1 + (ratio < 20) + (ratio < 2)
because: mean(abs(conv1.weight.grad)) / mean(abs(dense1.weight.grad))
- about 36 times as large
- several times as large
- not larger
```

```wrong 1
A kernel weight's term has one factor more, a dense weight, which is small.
And the 36 need not agree.
```

```wrong 2
A kernel weight's term has one factor more, a dense weight, which is small.
And the 36 need not agree.
```

Here are the signs of the 36 terms of the top left weight.

```demo
print (parts > 0) - (parts < 0)
```

```task
What share of them survives? Divide the size of the sum by the sum of the
sizes, and call it share. (The 36 are kept as parts, abs is a number's size.)
```

```check
share > 0
allclose(share * sum(abs(parts)), abs(sum(parts)), 1e-9)
allclose(sum(parts), conv1.weight.grad[0, 0, 0, 0], 1e-9)
```

```own share varying parts
Divide abs(sum(parts)) by sum(abs(parts)).
```

```wrong "That is always 1. Add the terms up first, then take the size."
let share = sum(abs(parts)) / sum(abs(parts))
```

```wrong "Upside down: the sum's size goes above the line."
let share = sum(abs(parts)) / abs(sum(parts))
```

```wrong "That counts how many pull up. Add up the terms themselves."
let share = sum(parts > 0) / 36
```

```wrong "That is the size of the sum. Divide it by the sum of the sizes."
let share = abs(sum(parts))
```

```wrong "That divides by how many. Divide by the sum of their sizes."
let share = abs(sum(parts)) / 36
```

```hint
abs(sum(…)) is something else than sum(abs(…)).
```

```hint
share = |Σ parts| / Σ |parts|
```

```hint
let share = abs(sum(parts)) / sum(abs(parts))
```

```solution
let share = abs(sum(parts)) / sum(abs(parts))
```

A kernel weight serves all places, and they do not agree: a third is left.
explain shows this share under every sum.

```notes
Most will say 36 times. Ask what would have to hold for that: all 36 terms of
one sign. Show the grid of signs, and cover one half.
```

## Repair it: only the last one was heard

```setup
input 3x3
conv 1 2x2 bias off
dense 2 bias off
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
dense1.weight = [[1, -2, 3, 0.5], [0, 1, -1, 2]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
target = [-12, -7]
sabotage inner-no-sum
forward
backward
```

What if the inner sum is not one? In this friend's network the outer sum is
right. But on the way down from two units, only the last one was heard.

```demo
print conv1.out.grad[0]
print conv1.weight.grad[0,0]
```

```predict
The dense weights sit above the mistake. Are their gradients right?
choice: 2 - allclose(dense1.weight.grad[1], (dense1.out[1] + 7) * dense1.in)
because: what arrives at the dense layer comes from the loss, above the
mistake.
- yes
- no
```

```wrong 2
The mistake is made on the way down from there. Above it all is well.
```

```task
Make the right gradient yourself. First what arrives at the four pixels, as a
grid of 1×2×2: call it arrives. Then the outer sum: call it right. After
that, sabotage off and backward, and compare.
```

```check
allclose(flatten(arrives), [2, -5, 7, -1], 1e-9)
allclose(flatten(right), [15, 18, 24, 27], 1e-9)
allclose(conv1.weight.grad[0, 0], [[15, 18], [24, 27]], 1e-9)
```

```own arrives right varying dense1.weight, input
Begin with dense1.out.grad and the weights of dense1.
```

```wrong "That has the friend's mistake in it: conv1.out.grad is wrong."
let right = correlate(input, conv1.out.grad)
sabotage off
backward
```

```wrong "right is right. Now mend the program, and run backward again."
let arrives = reshape(dense1.out.grad @ dense1.weight, [1, 2, 2])
let right = correlate(input, arrives)
```

```wrong "Mended. The gradient is from before, though: run backward again."
let arrives = reshape(dense1.out.grad @ dense1.weight, [1, 2, 2])
let right = correlate(input, arrives)
sabotage off
```

```wrong "That is unit 0's wish alone. Add unit 1's, or let @ do both."
let arrives = reshape(dense1.out.grad[0] * dense1.weight[0], [1, 2, 2])
let right = correlate(input, arrives)
sabotage off
backward
```

```hint
What arrives: both units' wishes, each times its weights, as before.
```

```hint
A row times a matrix, with @, gives the four numbers; reshape(…, [1,2,2])
makes a grid of them; correlate(input, …) is the outer sum.
```

```hint
let arrives = reshape(dense1.out.grad @ dense1.weight, [1,2,2])
let right = correlate(input, arrives); sabotage off; backward
```

```solution
let arrives = reshape(dense1.out.grad @ dense1.weight, [1, 2, 2])
let right = correlate(input, arrives)
sabotage off
backward
```

Not two kinds of parameter, then. One rule, upstream × input, and sums where
a number is used more than once. You can now follow a gradient from the loss
through a dense layer down to a kernel.

```notes
Ask where to look first: above the mistake all is well. They will distrust the
kernel's own formula. Show that it is right, and is fed with wrong numbers.
```

"""####
),
(
"04-conv-is-dense.md",
####"""
---
title: A conv layer is a dense layer
minutes: 17
needs: 3
seed: 0
---

## The same thing, written out

Could a dense layer do what a kernel does? A dense layer has a weight from
every pixel to every output. Write the kernel out like that and see.

```setup
input 3x3
conv 1 2x2 bias off
loss squared-error
conv1.weight[0, 0] = [[1, 2], [3, 4]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
target = [[[36, 49], [64, 76.5]]]
forward
backward
let shared = conv1.weight.grad
```

```demo
print conv1.weight[0,0]
print conv1.out[0]
```

```predict
Nine pixels in, four numbers out. What shape has the table of all weights,
with a row for each output and a column for each pixel?
shape: unroll(conv1)
because: 4 places give 4 rows, and 9 pixels give 9 columns.
```

```wrong 4x4 "Four rows, yes. There is a column for each pixel."
```

```wrong 3x3 "That is the picture. Count outputs, and pixels."
```

```wrong 36 "So many numbers. In how many rows and columns?"
```

```wrong 9x4 "The other way round: a row for each output."
```

```wrong 2x2 "That is the kernel alone. It has a row for each of its places."
```

`unroll conv1` shows that table, and unroll(conv1) is its value.

```task
Look at it. Then let it do the kernel's work: multiply it with @ by the
picture as a list, flatten(input). Call the result made.
```

```check
shape(flatten(made)) == [4]
allclose(flatten(made), flatten(correlate(input[0], [[1, 2], [3, 4]])), 1e-9)
```

```own made varying conv1.weight, input
Multiply the matrix unroll(conv1) by the flattened picture.
```

```wrong "* goes place by place, and leaves 36 products. @ adds them up, too."
let made = unroll(conv1) * flatten(input)
```

```wrong "* goes place by place. A matrix is multiplied with @."
let made = sum(sum(unroll(conv1) * flatten(input), 1))
```

```hint
matrix @ list multiplies each row by the list and adds up.
```

```hint
made = unrolled kernel @ flattened picture
```

```hint
unroll conv1; let made = unroll(conv1) @ flatten(input); print made
```

```solution
let made = unroll(conv1) @ flatten(input)
```

The same four numbers. The kernel has been a matrix all the time.

```notes
Ask for the shape before it shows. Rows and columns get swapped: a row for
each output. Show the first row as a 3×3 picture: the kernel with zeros round
it.
```

## Zeros and ties

```setup
let W = unroll(conv1)
```

What is special about this matrix, then? Every row has four weights and
leaves the rest empty, for the window sees four pixels only. And every row
has the *same* four weights.

```demo
print W
```

```predict
How many of the 36 weights does the window force to 0?
number: 4 * 9 - 4 * 4
because: 4 * 9 - 4 * 4
```

```wrong 4 "So many are left in a row. How many are forced to 0, in all?"
```

```wrong 0 "Each output sees four pixels only, of nine."
```

```wrong 32 "Each of the four rows keeps four weights, and not one."
```

```wrong 5 "That is one row. There are four."
```

```wrong 16 "Those are the ones that the window leaves."
```

```predict
And how often does the 1 stand in it, the top left weight?
number: sum(unroll(conv1) == 1)
because: once in every row, and there are four.
```

```wrong 16 "Those are all four weights together. How often is the 1 there?"
```

```wrong 1 "Once in the kernel. But the kernel stands at four places."
```

```wrong 9 "That is a row's length. Look how often 1 stands in W."
```

```task
Build it: put dense 4 bias off in the place of conv1, with W as its weights.
The target must be a list now: [36, 49, 64, 76.5]. Then run forward.
```

```check
shape(dense1.weight) == [4, 9]
allclose(dense1.weight, W, 1e-12)
allclose(dense1.out, flatten(correlate(input[0], [[1, 2], [3, 4]])), 1e-9)
```

```wrong "The layer is there, with random weights. Give it W."
replace conv1 with dense 4 bias off
target = [36, 49, 64, 76.5]
forward
```

```hint
replace NAME with LAYER, as in lesson 2. The new layer's name is dense1.
```

```hint
Four statements: the layer, its target, its weights, and a run.
```

```hint
replace conv1 with dense 4 bias off; target = [36, 49, 64, 76.5]
dense1.weight = W; forward
```

```solution
replace conv1 with dense 4 bias off
target = [36, 49, 64, 76.5]
dense1.weight = W
forward
```

The same four outputs as before, now from 36 weights.

```notes
Let them count: 36 places, 20 zeros, 4 weights. Ask which row says what the
last output sees. Show unroll conv1: a dot is a zero that is forced, the label
a tie.
```

## A weight of zero

Is it a convolution now? Forward, yes. But it has 36 weights, and nobody has
told the 20 zeros to stay zero.

The top left output does not see the pixel 9: dense1.weight[0,8] is 0.

```predict
Is the gradient of that weight 0 as well?
choice: 1 + ((dense1.out[0] - target[0]) * input[0, 2, 2] != 0)
because: (dense1.out[0] - target[0]) * input[0, 2, 2]
- yes: it is 0, so it does nothing
- no
```

```wrong 1 "Its own value is no factor. The gradient is upstream × input."
```

```task
Run backward. Then make all 36 gradients at once: dense1.out.grad as a column,
reshape(dense1.out.grad, [4,1]), times the list dense1.in. Call them raw.
```

```check
shape(flatten(raw)) == [36]
allclose(raw, reshape([1, -2, 3, 0.5], [4, 1]) * flatten(input), 1e-9)
allclose(dense1.weight.grad, raw, 1e-9)
```

```own raw varying dense1.weight, input
Multiply what arrives at each output by each pixel.
```

```wrong "That is upstream × weight. The other factor is the input."
backward
let raw = reshape(dense1.out.grad, [4, 1]) * dense1.weight
```

```wrong "These are sums. Leave the 36 products as they are, with * not @."
backward
let raw = sum(reshape(dense1.out.grad, [4, 1]) * dense1.in, 1)
```

```wrong "dense1.out is the output. Upstream is its gradient."
backward
let raw = reshape(dense1.out, [4, 1]) * dense1.in
```

```hint
A column of four times a row of nine: every pair is multiplied.
```

```hint
raw = column of upstream gradients × inputs
```

```hint
backward; let raw = reshape(dense1.out.grad, [4,1]) * dense1.in; print raw
```

```solution
backward
let raw = reshape(dense1.out.grad, [4, 1]) * dense1.in
```

A weight's own value is not in its gradient, so a zero weight may have a
large one. One step of training, and the zeros are gone.

```notes
The vote goes to yes, it is 0. Ask what is in the formula: upstream and input,
and not the weight. Show raw[0,8]: 9.
```

## From 36 gradients to 4

How does one get the kernel's gradient out of these 36? Where a zero is
forced, throw it away. What belongs to the same weight, add up. The kernel is
1, 2, 3, 4, so W == 1 marks the places of the top left weight.

```demo
print raw
print W == 1
```

```predict
What is the sum of raw over the places where W is 1?
number: sum([1, 4, 5, 2] * [1, 3, 0.5, -2])
because: 1 * 1 + 4 * 3 + 5 * 0.5 + 2 * (-2)
```

```wrong 14 "That is the sum where W is 2."
```

```wrong 4 "That is how many places. Add up what stands there."
```

```wrong 19.5 "One of the four is −4, and takes away."
```

```wrong 1 "That is the first place alone. There are four."
```

```wrong 11.5 / 4 "That is the mean. Tied gradients are added up."
```

```task
Do it for all four weights, one after the other, in a list of four numbers:
let four = [sum(raw*(W==1)), …] (dense1.weight.grad has the same 36 numbers,
but take raw: those you have made yourself.)
```

```check
shape(flatten(four)) == [4]
allclose(flatten(four), [11.5, 14, 19, 21.5], 1e-9)
allclose(flatten(four), flatten(shared), 1e-9)
```

```own four varying raw
Add up the entries of raw where W has the same number. What the engine keeps,
dense1.weight.grad, is its own: raw is what you have made.
```

```wrong "Those are the matrix's own values. The gradients are in raw."
let four = [sum(W == 1), sum(W == 2), sum(W == 3), sum(W == 4)]
```

```wrong "You took the means. Tied gradients are added up."
let four = [sum(raw*(W==1)), sum(raw*(W==2)), sum(raw*(W==3)), sum(raw*(W==4))]
let four = four / 4
```

```wrong "W has the numbers 1 to 4 in it. W==1 has ones, and marks places."
let four = [sum(raw*W), sum(raw*W), sum(raw*W), sum(raw*W)]
```

```wrong "Those are sums of rows. One weight has a place in every row."
let four = sum(raw, 1)
```

```hint
The same again with 2, 3 and 4 in place of 1.
```

```hint
A mask is 1 where the weight stands and 0 elsewhere. Multiply and add up.
```

```hint
let four = [sum(raw*(W==1)), sum(raw*(W==2)), sum(raw*(W==3)), sum(raw*(W==4))]
```

```solution
let four = [sum(raw*(W==1)), sum(raw*(W==2)), sum(raw*(W==3)), sum(raw*(W==4))]
```

11.5, 14, 19, 21.5: the conv layer had these gradients, too, before you put
it out. The outer sum is nothing but the ties.

```notes
This is the heart of the lesson: the sum over pixels is no special rule for
convolutions. Whoever ties weights adds up their gradients. It holds for
recurrent networks, too.
```

## Let the copies part

```setup
input 3x3
conv 1 2x2 bias off
loss squared-error
conv1.weight[0, 0] = [[1, 2], [3, 4]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
target = [[[36, 49], [64, 76.5]]]
optimizer sgd lr 0.002
```

What would happen without the ties? `relax conv1 sharing` gives every place
a kernel of its own. At first all four are equal.

```predict
How many products are in the gradient of such a copy?
number: 4 / 4
because: a copy stands at one place, and has that place's product alone.
```

```wrong 0 "It has a place of its own, and a product there."
```

```wrong 9 "Those are the pixels. A copy stands at one place."
```

```wrong 16 "So many weights there are now. How many products has each?"
```

```wrong 4 "So it was while they were shared. Now each has one place."
```

```predict
The top left weight is 1. At the third place it met the pixel 4, and the
upstream gradient there is 3. Where does that copy go in a step of 0.002?
number: 1 - 0.002 * 3 * 4
tolerance: 0.0005
because: 1 - 0.002 * 3 * 4
```

```wrong 0.024 "That is the way. The weight starts from 1."
```

```wrong 0.994 "That is the mean of all four. A copy follows its own term."
```

```wrong 1 + 0.002 * 3 * 4 "That is uphill. The step goes against the gradient."
```

```wrong 1 - 0.002 * 11.5
That is the sum of all four. This copy has one product.
```

```wrong 1 - 3 * 4 "A step is only 0.002 of the gradient."
```

```task
Relax the sharing of conv1. Then forward, backward and update.
```

```check
shape(conv1.weight) == [1, 2, 2, 1, 2, 2]
allclose(conv1.weight[0, 1, 0, 0, 0, 0], 1 - 0.002 * 3 * 4, 1e-9)
allclose(conv1.weight[0, 0, 1, 0, 0, 0], 1 - 0.002 * -2 * 2, 1e-9)
```

```wrong "locality lets the zeros go as well: that is a later step. undo."
relax conv1 locality
forward
backward
update
```

```wrong "They are copies now. Let them take a step: forward, backward, update."
relax conv1 sharing
```

```wrong "The kernel was still shared. undo, and relax it before the step."
forward
backward
update
```

```hint
relax takes the layer's name, and which of the two constraints to drop.
```

```hint
Four statements: relax …, and the three of a training step.
```

```hint
relax conv1 sharing; forward; backward; update
```

```solution
relax conv1 sharing
forward
backward
update
```

Each copy followed its own product. They have drifted apart.

```notes
Ask what the four copies will be after a step: 0.998, 1.008, 0.976, 0.995.
They expect them to move alike. Show that each followed its own product.
```

## Tie them again

Can one go back? `tie conv1` makes one kernel of the four. Each weight is
the mean of its copies.

```demo
print conv1.weight[0,:,:,0,0,0]
```

```predict
These are the four copies of the top left weight. What will it be?
number: mean(1 - 0.002 * [1, -4, 12, 2.5])
tolerance: 0.001
because: mean(1 - 0.002 * [1, -4, 12, 2.5])
```

```wrong 0.998 "That is the first of them. Take the mean of all four."
```

```wrong 1 "They have moved, and so has their mean."
```

```wrong 4 - 0.002 * 11.5 "That is their sum. tie takes the mean."
```

```wrong 1 - 0.002 * 12 "That is the third of them. Take the mean of all four."
```

```wrong 1 - 0.002 * 11.5
That is where a shared weight would be. These four are averaged.
```

```task
Tie conv1, and read what it says.
```

```check
shape(conv1.weight) == [1, 1, 2, 2]
allclose(conv1.weight[0, 0, 0, 0], 1 - 0.002 * 11.5 / 4, 1e-9)
```

```hint
The command stands in the first lines of this step.
```

```hint
One word and the name of the layer.
```

```hint
tie conv1
```

```solution
tie conv1
```

A shared weight would have moved by 0.002 × 11.5. The mean of the copies moved
by a quarter of that: each took one product, and there are four. Sharing does
not take the mean. It takes the sum.

```notes
Ask for the mean of the four, and for where the shared weight would be:
0.994 and 0.977. The difference is a factor of four. Let them say why.
```

## Why tie at all?

```setup
input 4x4
conv 1 2x2 bias off
conv1.weight[0, 0] = [[1, 2], [3, 4]]
let moved = [[0, 0, 0, 0], [0, 5, 1, 0], [0, 2, 0, 0], [0, 0, 0, 0]]
input = [[0, 0, 0, 0], [5, 1, 0, 0], [2, 0, 0, 0], [0, 0, 0, 0]]
relax conv1 sharing
conv1.weight[0, 0, 1] = 0
forward
let a = conv1.out[0]
input = moved
forward
let parted = max(abs(conv1.out[0, :, 1:3] - a[:, 0:2]))
tie conv1
conv1.weight[0, 0] = [[1, 2], [3, 4]]
input = [[0, 0, 0, 0], [5, 1, 0, 0], [2, 0, 0, 0], [0, 0, 0, 0]]
forward
let here = conv1.out[0]
```

Zeros and ties take freedom away. What does one get for it? Here is a small
shape in a picture, and what the kernel makes of it.

```demo
print input[0]
print here
```

```predict
The shape moves one pixel to the right. What stands at (1,1) of the output
then?
number: here[1, 0]
because: here[1, 0]
```

```wrong 2 "That stood in the last row. It comes to stand at (2,1)."
```

```wrong 19 "That stood in the top row. It comes to stand at (0,1)."
```

```wrong 3 "That stood in the top row. It comes to stand at (0,2)."
```

```wrong here[1, 1]
So it was before. The shape has moved, and the output with it.
```

```wrong 0 "The kernel moves over the whole picture. It meets the shape again."
```

```predict
And a layer whose copies have parted: does its output just move, too?
choice: 1 + (parted > 0)
because: at each place stands another kernel, which makes something else of it.
- yes: the picture has only moved
- no
```

```wrong 1 "The shape has come to a place where another kernel stands."
```

```task
The moved picture is kept as moved. Make it the input and run forward. Then
take the first two columns of here from the last two of conv1.out[0], and
call what is left rest.
```

```check
allclose(input[0], moved, 1e-12)
shape(rest) == [3, 2]
max(abs(rest)) == 0
max(abs(conv1.out)) > 0
```

```wrong "The picture is the old one still: input = moved, and forward."
let rest = conv1.out[0, :, 1:3] - here[:, 0:2]
```

```wrong "The same columns of both. Those of the new one lie one further right."
input = moved
forward
let rest = conv1.out[0, :, 0:2] - here[:, 0:2]
```

```wrong "The new picture is in, the output is from before: run forward."
input = moved
let rest = conv1.out[0, :, 1:3] - here[:, 0:2]
```

```wrong "It is the other way round: the new one lies one further right."
input = moved
forward
let rest = conv1.out[0, :, 0:2] - here[:, 1:3]
```

```wrong "You added the two. Take one from the other, with -."
input = moved
forward
let rest = conv1.out[0, :, 1:3] + here[:, 0:2]
```

```hint
Columns 0 and 1 are [:, 0:2], columns 1 and 2 are [:, 1:3].
```

```hint
rest = new output, columns 1 and 2 − here, columns 0 and 1
```

```hint
input = moved; forward; let rest = conv1.out[0, :, 1:3] - here[:, 0:2]
```

```solution
input = moved
forward
let rest = conv1.out[0, :, 1:3] - here[:, 0:2]
```

Nothing is left. What a kernel has learned at one place, it knows at all of
them. A cross is a cross wherever it stands, and 4 weights do for 36.

```notes
With its copies parted this layer has 9 places of 4 weights, 36; as a dense
layer 9 × 16. Let the class work out both, and ask which of the three needs
the fewest pictures to learn from.
```

## Let the zeros go

```setup
input 3x3
conv 1 2x2 bias off
loss squared-error
conv1.weight[0, 0] = [[1, 2], [3, 4]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
target = [[[36, 49], [64, 76.5]]]
optimizer sgd lr 0.002
```

And what do the zeros do for it? `relax conv1 locality` drops the other
constraint: every output may look at every pixel, and the 20 zeros are
weights like all others.

```predict
How many of the 36 weights are 0 after one step? No pixel is 0, and no
upstream gradient is.
number: sum(reshape([1, -2, 3, 0.5], [4, 1]) * flatten(input) == 0)
because: each moves by 0.002 × upstream × pixel, and no factor is 0.
```

```wrong 4 "All are free now, and each has moved."
```

```wrong 16 "So many were not 0 before. Now the other 20 are free as well."
```

```wrong 20 "They were forced to be 0 by the window, and it is gone."
```

```wrong 36 "That is how many are not 0."
```

```task
Relax the locality of conv1, and take one step.
```

```check
shape(conv1.weight) == [4, 9]
sum(conv1.weight != 0) == 36
allclose(conv1.weight[0, 8], 0 - 0.002 * 1 * 9, 1e-9)
```

```wrong "sharing alone keeps the windows. This time: locality."
relax conv1 sharing
forward
backward
update
```

```wrong "Relaxed, and all the zeros are there still. Take a step."
relax conv1 locality
forward
backward
```

```hint
As before, with the other word.
```

```hint
relax conv1 …, then the three statements of a step.
```

```hint
relax conv1 locality; forward; backward; update; unroll conv1
```

```solution
relax conv1 locality
forward
backward
update
```

Without its two constraints it is a dense layer, and learns like one: 36
weights, each with one product.

```notes
Ask how many weights are still 0 after one step. 20 is the usual answer. Show
the matrix before and after.
```

## Repair it: a matrix by hand

```setup
input 3x3
flatten
dense 4 bias off
dense1.weight = zeros(4, 9)
dense1.weight[0] = [1, 2, 0, 3, 4, 0, 0, 0, 0]
dense1.weight[1] = [0, 1, 2, 0, 3, 4, 0, 0, 0]
dense1.weight[2] = [0, 0, 1, 2, 0, 3, 4, 0, 0]
dense1.weight[3] = [0, 0, 0, 0, 1, 2, 0, 3, 4]
input = [[0, 0, 5], [0, 0, 0], [0, 0, 0]]
forward
```

A friend has typed the matrix of a 2×2 kernel by hand. "Each row is the one
above, moved by one." They try it on a picture that is dark but for a 5 in its
top right corner.

```demo
print dense1.weight
print reshape(dense1.out, [2,2])
```

```predict
At how many of its four places can a kernel see that corner?
number: sum(correlate(input[0], [[1, 2], [3, 4]]) != 0)
because: only the window at the top right has it in sight.
```

```wrong 9 "Those are the pixels. A kernel has four places."
```

```wrong 0 "One of the windows has the corner in it."
```

```wrong 4 "A window of 2×2 must reach the corner itself."
```

```wrong 2 "Only one of them reaches the last column of the first row."
```

```task
Mend the row that is wrong, and run forward.
```

```check
allclose(dense1.weight[2], [0, 0, 0, 1, 2, 0, 3, 4, 0], 1e-12)
allclose(dense1.weight[0:2], [[1,2,0,3,4,0,0,0,0], [0,1,2,0,3,4,0,0,0]], 1e-12)
allclose(dense1.out, flatten(correlate(input[0], [[1, 2], [3, 4]])), 1e-12)
```

```wrong "The row is mended. The output is an old one: forward."
dense1.weight[2] = [0, 0, 0, 1, 2, 0, 3, 4, 0]
```

```wrong "The corner is quiet, but this row is empty. It is the third place."
dense1.weight[2] = 0
forward
```

```hint
The kernel cannot stand half on one row and half on the next. Which row of
the matrix pretends that it can?
```

```hint
Row 2 is the place (1,0): its window holds the pixels 3, 4, 6 and 7.
```

```hint
dense1.weight[2] = [0, 0, 0, 1, 2, 0, 3, 4, 0]; forward
```

```solution
dense1.weight[2] = [0, 0, 0, 1, 2, 0, 3, 4, 0]
forward
```

A convolution is a dense layer with two promises: zeros outside the window,
and the same weights at every place. You can now turn one into the other.

```notes
Let them read the rows aloud: moved by one, but where does a line of the
picture end? They will look for a wrong number; it is a wrong place.
```

## Looking back

```setup
input 3x4
conv 1 2x2 bias off
dense 2 bias off
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
dense1.weight = [[1, -2, 3, 0.5, 0, 1], [0, 1, -1, 2, 1, 0]]
input = [[1, 2, 3, 0], [4, 5, 6, 2], [7, 8, 9, 1]]
target = [3, -4]
forward
backward
```

Five questions from the first four lessons. A picture of 3×4, a kernel of 2×2,
two dense units.

```demo
print dense1.out - target
print dense1.weight
```

```predict
Unit 0 is above its target. Which sign has the gradient of its output,
dense1.out.grad[0]?
sign of: dense1.out[0] - target[0]
because: dense1.out[0] - target[0]
```

```wrong - "Out − target is positive: it goes down, against the gradient."
```

```wrong 0 "Then it would be right as it is."
```

```predict
How many terms has the gradient of one kernel weight?
number: 2 * 3
because: 2 * 3
```

```wrong 1 "So it is for a dense weight. A kernel's has one for each place."
```

```wrong 4 "So many weights has the kernel. At how many places does it stand?"
```

```wrong 12 "So many pixels has the picture. At how many places does it stand?"
```

```predict
And that of one dense weight?
number: sum(0 * contributions(dense1.weight[0, 0]) + 1)
because: one product: upstream × what came in.
```

```wrong 0 "It has one: upstream × what came in."
```

```wrong 6 "So many weights has a unit. Each has one product of its own."
```

```wrong 2 "So many units there are. A weight belongs to one of them."
```

```predict
What arrives at the second pixel of the feature map?
number: sum(dense1.out.grad * dense1.weight[:, 1])
because: sum(dense1.out.grad * dense1.weight[:, 1])
```

```wrong -13 "That is unit 1's part. Unit 0 reads the pixel, too."
```

```wrong 27 "The size is right. But both products are below zero."
```

```wrong dense1.out.grad[0] * dense1.weight[0, 1]
That is unit 0 alone. Unit 1 reads the pixel, too.
```

```wrong sum(dense1.weight[:, 1])
Those are the weights. Each is multiplied by its unit's wish first.
```

```predict
Written as a dense layer, how many weights has the convolution, zeros and
copies counted?
number: sum(0 * unroll(conv1) + 1)
because: 6 * 12
```

```wrong 48 "There are six outputs, and each has a weight for every pixel."
```

```wrong 36 "So it was on 3×3. Here are 12 pixels, and 6 outputs."
```

```wrong 24 "Those are the copies. The forced zeros count, too."
```

```wrong 4 "Those are the ones that are free."
```

Where one was not right, take that lesson again (`lesson by-hand`): by-hand,
sum-over-pixels, two-kinds, conv-is-dense.

```notes
Do it without the screen first: everybody writes five answers. Then the votes.
The last is the one that splits the class: zeros and copies count.
```

"""####
),
(
"05-is-it-right.md",
####"""
---
title: Is it right?
minutes: 10
needs: 4
seed: 0
---

## Move it and look

Say that you have written a backward pass. It runs, the loss falls. Is it
right? One question to the network itself gives the answer, without any
calculus: what happens to the loss if this number moves a little?

```setup
example deep
forward
backward
let w = conv1.weight[0, 0, 1, 1]
let base = loss
let told = conv1.weight.grad[0, 0, 1, 1]
```

Two conv layers, a dense layer, and a tanh between them, which bends each
number softly to between −1 and 1. Of one kernel weight we keep three things:
w is its value, base is the loss, told is the gradient that the backward pass
claims.

```predict
The weight grows by 0.01. By about how much does the loss change?
number: told * 0.01
because: told * 0.01
```

```wrong -told * 0.01 "The size is right. But slope and way are above zero."
```

```wrong told + 0.01 "You added. Multiply the slope by the way."
```

```wrong 0.01 "That is the way. Multiply it by the slope."
```

```wrong 56.8 "You divided. Multiply the slope by the way."
```

```wrong told "That is for each 1 of the weight. It moves by 0.01."
```

```task
Set conv1.weight[0,0,1,1] to w + 0.01, run forward, and keep the loss as up.
Then put the weight back to w.
```

```check
up > base
allclose((up - base) / 0.01, told, 0.01)
conv1.weight[0, 0, 1, 1] == w
```

```own up of told measured
Move the weight, run forward, and read the loss.
```

```wrong "The loss you kept is the old one: run forward before you keep it."
conv1.weight[0, 0, 1, 1] = w + 0.01
let up = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "Well done, but the weight is still moved. Put it back to w."
conv1.weight[0, 0, 1, 1] = w + 0.01
forward
let up = loss
```

```wrong "That is to the left. Add 0.01 to w."
conv1.weight[0, 0, 1, 1] = w - 0.01
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "Ten times too far: the step is 0.01."
conv1.weight[0, 0, 1, 1] = w + 0.1
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "That sets the weight to 0.01. Move it from where it was: w + 0.01."
conv1.weight[0, 0, 1, 1] = 0.01
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w
```

```hint
Four statements: move it, run the network, keep the loss, put it back.
```

```hint
The loss on the screen is old until the network has run. What is kept before
that is base once more.
```

```hint
conv1.weight[0,0,1,1] = w + 0.01; forward; let up = loss
conv1.weight[0,0,1,1] = w
```

```solution
conv1.weight[0, 0, 1, 1] = w + 0.01
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w
```

It grew by 0.00569. The gradient had foretold 0.568 × 0.01, which is 0.00568.

```notes
Ask how one would test a gradient without knowing calculus. Somebody says: try
it. Show that the loss moves by told × 0.01, nearly.
```

## Both ways

Why is it near, and not equal? The curve bends. So go as far to the left as
well: a bend that makes one of the two slopes too large makes the other too
small.

```task
In the same way keep the loss at w − 0.01 as down, and put the weight back.
```

```check
down < base
allclose((up - down) / 0.02, told, 0.0001)
conv1.weight[0, 0, 1, 1] == w
```

```own down of told measured
Move the weight down, run forward, and read the loss.
```

```wrong "That is the loss at w + 0.01. Take 0.01 away from w, and run."
conv1.weight[0, 0, 1, 1] = w + 0.01
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "You halved the way: both steps must be 0.01 long."
conv1.weight[0, 0, 1, 1] = w - 0.005
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "down is right. But the weight is still moved: back to w."
conv1.weight[0, 0, 1, 1] = w - 0.01
forward
let down = loss
```

```wrong "That sets the weight to −0.01. Move it from where it was: w - 0.01."
conv1.weight[0, 0, 1, 1] = -0.01
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "That is what the gradient predicts. Move the weight, and look."
let down = base - told * 0.01
```

```wrong "That is the loss before any move. Move the weight, and run."
let down = base
```

```hint
The same four statements with a minus, and another name.
```

```hint
The slope is then (up − down) / 0.02.
```

```hint
conv1.weight[0,0,1,1] = w - 0.01; forward; let down = loss
conv1.weight[0,0,1,1] = w
```

```solution
conv1.weight[0, 0, 1, 1] = w - 0.01
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

Print both errors: (up − base) / 0.01 − told, and (up − down) / 0.02 − told.
The second is smaller by far, at the price of one more pass.

```notes
Ask on which side the slope is too large. Draw a curve with two chords: one
too steep, one too flat, the third through both ends.
```

## Half the way

```setup
conv1.weight[0, 0, 1, 1] = w + 0.1
forward
let off = loss - base - 0.1 * told
conv1.weight[0, 0, 1, 1] = w + 0.05
forward
let half = loss - base - 0.05 * told
conv1.weight[0, 0, 1, 1] = w + 0.001
forward
let bend = (loss - base - 0.001 * told) / 0.001 ^ 2
conv1.weight[0, 0, 1, 1] = w
forward
backward
```

Is there a word for all that? `nudge` moves a number, runs the network, and
puts it back. It shows what the gradient predicts and what the loss does. The
difference is what the bend adds.

With a step of 0.1 the difference is

```demo
print off
```

```predict
The step is halved, to 0.05. What is left of the difference?
choice: 1 + (half < 0.4 * off) + (half < 0.2 * off)
because: half / off
- about a half
- about a quarter
- about an eighth
```

```wrong 1 "The way is half as long, and the bend has half the way to act."
```

```wrong 3 "Half the way, and half as much bend on it: a half of a half."
```

```task
See it: nudge conv1.weight[0,0,1,1] by 0.1. Then find a step, not below 0.001,
with which the difference is less than a millionth. Keep it: let small = …
```

```check
used nudge
abs(small) >= 0.001
abs(bend) * small ^ 2 < 0.000001
```

```wrong "Its difference is 6.71e-6, so 6.71 millionths. Shorter."
nudge conv1.weight[0,0,1,1] by 0.1
let small = 0.01
```

```wrong "Small indeed! A step of at least 0.001 is asked for."
nudge conv1.weight[0,0,1,1] by 0.1
let small = 0.0001
```

```wrong "With 0.005 the difference is 1.69 millionths still. Shorter."
nudge conv1.weight[0,0,1,1] by 0.1
let small = 0.005
```

```wrong "That may be. But see it first: nudge conv1.weight[0,0,1,1] by 0.1"
let small = 0.003
```

```wrong "Its difference is 0.000541, so 541 millionths. Much shorter."
nudge conv1.weight[0,0,1,1] by 0.1
let small = 0.1
```

```wrong "Its difference is 0.000153, so 153 millionths. Much shorter."
nudge conv1.weight[0,0,1,1] by 0.1
let small = 0.05
```

```wrong "Too small: a step of at least 0.001 is asked for."
nudge conv1.weight[0,0,1,1] by 0.1
let small = 0.00000001
```

```hint
Try steps: nudge conv1.weight[0,0,1,1] by 0.01 shows several at once.
```

```hint
The difference falls with the square of the step. With 0.01 it is 6.71e-6: a
third of that step leaves a ninth.
```

```hint
nudge conv1.weight[0,0,1,1] by 0.1; let small = 0.003
```

```solution
nudge conv1.weight[0,0,1,1] by 0.1
let small = 0.003
```

Half the step, a quarter of the difference: by that one knows a right
gradient. With a wrong one half of it stays, however short the step.

```notes
Ask what is left of the difference with half the step. A half is the usual
answer. Show the two numbers and divide them: a quarter.
```

## How small a step?

```setup
conv1.weight[0, 0, 1, 1] = w + 0.01
forward
let a = loss
conv1.weight[0, 0, 1, 1] = w - 0.01
forward
let far = (a - loss) / 0.02 - told
conv1.weight[0, 0, 1, 1] = w + 0.0001
forward
let a = loss
conv1.weight[0, 0, 1, 1] = w - 0.0001
forward
let middle = (a - loss) / 0.0002 - told
conv1.weight[0, 0, 1, 1] = w + 0.0000000001
forward
let a = loss
conv1.weight[0, 0, 1, 1] = w - 0.0000000001
forward
let near = (a - loss) / 0.0000000002 - told
conv1.weight[0, 0, 1, 1] = w
forward
```

A shorter step sees less of the bend. So is the shortest the best?

```predict
Which step comes nearest to the true slope?
choice: 1 + argmax(0 - abs([far, middle, near]))
because: larger steps cut across the curve, smaller ones drown in rounding.
- 0.01
- 0.0001
- 0.0000000001
```

```wrong 1 "On so long a way the curve bends."
```

```wrong 3 "So short a way changes only the last digits of the loss."
```

```task
Choose a step of your own: let h = … Then keep the losses at w + h and w − h
as up and down. The error must fall below 1e-8. Put the weight back.
```

```check
h > 0
abs((up - down) / (2 * h) - told) < 1e-8
conv1.weight[0, 0, 1, 1] == w
```

```own up down of told measured
Move the weight by h, run forward, and read the loss; then the other way.
```

```wrong "Too long a step: the curve bends on the way. Try a shorter one."
let h = 0.01
conv1.weight[0, 0, 1, 1] = w + h
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w - h
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "Too short: up and down agree in so many digits that few are left."
let h = 0.000000000001
conv1.weight[0, 0, 1, 1] = w + h
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w - h
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "The step is chosen. Now move the weight by it, both ways."
let h = 0.00001
```

```wrong "down is the same pass as up: run forward after each move."
let h = 0.00001
conv1.weight[0, 0, 1, 1] = w + h
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w - h
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "Exchanged: up is the loss at w + h, down that at w - h."
let h = 0.00001
conv1.weight[0, 0, 1, 1] = w + h
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w - h
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w
```

```wrong "Both losses are right. But the weight is still moved: back to w."
let h = 0.00001
conv1.weight[0, 0, 1, 1] = w + h
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w - h
forward
let down = loss
```

```wrong "Still too long: the error is above 1e-8. Try a shorter one."
let h = 0.001
conv1.weight[0, 0, 1, 1] = w + h
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w - h
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

```hint
Too long and the curve bends; too short and the digits run out. Something
in between.
```

```hint
A number has 16 digits here. With h = 1e-5 the two losses differ from the sixth
digit on, and ten digits are left.
```

```hint
let h = 1e-5
conv1.weight[0,0,1,1] = w + h; forward; let up = loss
conv1.weight[0,0,1,1] = w - h; forward; let down = loss
conv1.weight[0,0,1,1] = w
```

```solution
let h = 0.00001
conv1.weight[0, 0, 1, 1] = w + h
forward
let up = loss
conv1.weight[0, 0, 1, 1] = w - h
forward
let down = loss
conv1.weight[0, 0, 1, 1] = w
```

gradcheck does the same for every number in the network. Its last table
shows the error for every step from 1e-2 to 1e-10: a valley.

```notes
On a log-log plot the left branch falls with h² (the bend), the right one
grows with 1/h (rounding). Their crossing is near the cube root of 1e-16.
With float32 it moves to about 1e-3: why checks should be made in double.
```

## A kink

```setup
input 1
dense 1
relu
loss squared-error
dense1.weight = 1
dense1.bias = 0
input = [0.000001]
target = [1]
forward
backward
let up = 0.5 * (relu(0.000001 + 0.00001) - 1) ^ 2
let down = 0.5 * (relu(0.000001 - 0.00001) - 1) ^ 2
let slope = (up - down) / 0.00002
```

Can a right gradient fail the check? Here is one unit, and a ReLU behind it:
numbers above 0 pass, all others become 0. The unit's value is a millionth,
so it just passes. gradcheck moves the bias by a hundred thousandth both ways,
and on one side nothing passes.

```demo
print dense1.bias.grad
```

```predict
What will the difference say, divided by the way?
choice: 1 + (slope > -0.9) + (slope > -0.9) * (slope < -0.1)
because: on one side of the corner the loss has a slope, on the other none.
- about the same as the gradient
- 0, as where nothing passes
- something in between
```

```wrong 1 "On the left the loss stops changing on the way."
```

```wrong 2 "On the right the loss falls as the gradient says."
```

```demo
print slope
```

Neither is wrong. A straight line was laid across a corner. gradcheck calls
that a kink.

```task
Take the unit away from its corner, far enough for a check without kinks,
and let it pass. The output must not be right. Run forward and backward.
```

```check
dense1.out[0] > 0.0001
allclose(dense1.bias.grad, relu1.out - 1, 1e-9)
abs(dense1.bias.grad[0]) > 0.001
```

```wrong "Now the output is right and every gradient 0: nothing to check."
dense1.bias = 1
forward
backward
```

```wrong "Nothing passes now: all gradients are 0, and none can be checked."
dense1.bias = -1
forward
backward
```

```wrong "The numbers are from before: run forward and backward."
dense1.bias = 0.5
```

```wrong "Nothing passes now: the gradients are 0. Go to the other side."
dense1.bias = -0.5
forward
backward
```

```wrong "It is nearer to the corner than the check's step. Farther."
dense1.bias = 0.000005
forward
backward
```

```wrong "Here the nudge crosses the corner. Take the unit away from it first."
nudge dense1.bias[0] by 0.00001
```

```hint
Change the input, the weight or the bias: dense1.out must be well above 0.
```

```hint
dense1.out = weight · input + bias
```

```hint
dense1.bias = 0.5; forward; backward
nudge dense1.bias[0] by 0.00001
```

```solution
dense1.bias = 0.5
forward
backward
```

Now `nudge dense1.bias[0] by 0.00001` agrees with the gradient. A check that
fails at a corner says nothing: move away from it, and ask again.

```notes
Draw the corner and lay a ruler across it. Ask what slope the ruler has. They
will call the gradient wrong; it is neither.
```

## Repair it: find the one

```setup
input 5x5
conv 1 2x2
dense 2
loss squared-error
seed 3
input = round(10 * randn(5, 5)) / 10
target = [1, -1]
sabotage random
forward
backward
let last = contributions(conv1.weight[0, 0, 0, 0])[3, 3]
let terms = contributions(conv1.weight[0, 0, 0, 0])
```

How does one find a mistake? Somebody has broken this backward pass, and will
not say how. gradcheck holds every gradient against the loss, and says where:
what arrives at conv1 is right, its kernel's gradient is wrong.

So look at one weight's beside its 16 terms. contributions(…) works them out
honestly, whatever is broken. They are kept as terms.

```demo
print round(1000 * terms)
print round(1000 * conv1.weight.grad[0,0,0,0])
```

```predict
What stands there in the place of the sum?
choice: 1 + (conv1.weight.grad[0, 0, 0, 0] == last)
because: conv1.weight.grad[0,0,0,0] - last
- the mean of the 16 terms
- the last of them
```

```wrong 1 "Look at the last number of the last row."
```

```task
Make the gradient that should stand there, from contributions(…) of this
weight. Call it honest. Then sabotage off, and backward. (guess NAME says
whether you know what it was; sabotage alone lists the names.)
```

```check
shape(honest) == zeros(0)
allclose(honest, conv1.weight.grad[0,0,0,0], 1e-9)
conv1.weight.grad[0,0,0,0] == sum(contributions(conv1.weight[0,0,0,0]))
conv1.weight.grad[0,0,1,1] == sum(contributions(conv1.weight[0,0,1,1]))
```

```own honest varying conv1.weight, input
Add up contributions(conv1.weight[0,0,0,0]).
```

```wrong "honest is right. Now mend the program: sabotage off, backward."
let honest = sum(contributions(conv1.weight[0,0,0,0]))
```

```wrong "It is mended, but these gradients are old. Run backward."
let honest = sum(contributions(conv1.weight[0,0,0,0]))
sabotage off
```

```wrong "That is the mean of the 16. They are added up."
let honest = mean(contributions(conv1.weight[0,0,0,0]))
sabotage off
backward
```

```wrong "These are the 16 terms. Add them up."
let honest = contributions(conv1.weight[0,0,0,0])
sabotage off
backward
```

```wrong "You kept the broken one. Add up the terms."
let honest = conv1.weight.grad[0,0,0,0]
sabotage off
backward
```

```wrong "Those are another weight's terms. This one is [0,0,0,0]."
let honest = sum(contributions(conv1.weight[0,0,0,1]))
sabotage off
backward
```

```hint
Is the stored gradient the sum of the terms? Their mean? One of them?
```

```hint
honest = sum of the contributions. After that mend, and run.
```

```hint
let honest = sum(contributions(conv1.weight[0,0,0,0])); sabotage off; backward
```

```solution
let honest = sum(contributions(conv1.weight[0,0,0,0]))
sabotage off
backward
```

You can now ask any network whether its gradients are right, and say how far
the answer can be trusted.

```notes
Ask first where: what comes in is right, what comes out is wrong. Then what:
let them find the number among the 16. It is the last of them.
```

"""####
),
(
"06-are-kernels-learned.md",
####"""
---
title: Are kernels learned?
minutes: 7
needs: 2
seed: 0
---

## A kernel by hand

Who chooses the numbers in a kernel? For a long time people did. This filter
was made by Sobel in 1968, to find upright edges.

```setup
input 1x6x6
conv 1 3x3 bias off
input = edge_vertical
```

```demo
print sobel_x
print input[0]
```

```predict
What does it say where the picture is all 0, or all 1?
number: sum(sobel_x)
because: sum(sobel_x)
```

```wrong 9 "That is how many numbers it has. Add them up."
```

```wrong 8 "Signs count: what is left of the middle takes away."
```

```wrong -4 "That is the left column alone. Add the right one."
```

```wrong 1 "Where all pixels are 1, it adds up its own numbers."
```

```wrong 4
That is at an edge. Here all pixels are alike, and the columns cancel.
```

```predict
And in the middle of the edge, where a window holds 0, 0, 1 in each row?
number: sum(sobel_x * [[0, 0, 1], [0, 0, 1], [0, 0, 1]])
because: sum(sobel_x * [[0, 0, 1], [0, 0, 1], [0, 0, 1]])
```

```wrong 2 "That is the middle row alone. There are three."
```

```wrong 3 "The right column is 1, 2, 1."
```

```wrong 1 "That is a pixel. What stands in the filter's right column?"
```

```wrong 0 "Only the right column meets ones. Nothing cancels it."
```

```wrong sum(abs(sobel_x)) "The left column meets zeros here."
```

```task
Give the kernel these numbers: conv1.weight[0] = sobel_x. Then run forward.
```

```check
allclose(conv1.weight[0, 0], [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], 1e-12)
allclose(conv1.out, correlate(input, sobel_x), 1e-12)
sum(conv1.out == 4) == 8
```

```wrong "The numbers are there. Now let the picture through: forward."
conv1.weight[0] = sobel_x
```

```wrong "sobel_y finds edges that lie flat. This one stands upright."
conv1.weight[0] = sobel_y
forward
```

```hint
A filter is a value like any other: it can be assigned.
```

```hint
Left of the equals sign the kernel's address, right of it the filter's name.
```

```hint
conv1.weight[0] = sobel_x; forward
```

```solution
conv1.weight[0] = sobel_x
forward
```

Two columns of fours, where the edge is. Nobody has learned anything.

```notes
Ask what the kernel says of a grey wall, and of an edge. Some expect the grey
value. Show that the columns cancel: the numbers add up to 0.
```

## Fixed

```setup
input 1x8x8
conv 1 3x3 bias off
dense 2
loss cross-entropy
input = cross
target = 1
conv1.weight[0] = sobel_x
```

"Aren't filters and networks two separate things, then?" So it was once: fixed
filters first, and a classifier behind them that learned. Today one builds
that as a conv layer that is not allowed to move.

```predict
With conv1 frozen: how far will its weights be from Sobel's after training?
number: max(abs(conv1.weight[0, 0] - sobel_x))
because: a frozen weight stays where it is.
```

```wrong 1 "Frozen is frozen: no step moves it at all."
```

```wrong 20 "That is how many steps there are. A frozen weight takes none."
```

```wrong 0.1 "Frozen is frozen: no step moves it at all."
```

```task
Freeze conv1, then train 20 steps.
```

```check
sum(conv1.weight[0, 0] != sobel_x) == 0
loss < 0.1
allclose(dense1.bias.grad, softmax(dense1.out) - [0, 1], 1e-9)
```

```own dense1.weight learned varying dense1.weight
Let it train.
```

```wrong "It learned well. But the filter has moved. undo, and freeze first."
train 20 steps
```

```wrong "That froze the classifier. The filter is conv1."
freeze dense1
train 20 steps
```

```wrong "It is frozen, and has run. Nothing has learned yet: train."
freeze conv1
forward
backward
```

```hint
The command is called freeze and takes the name of a layer.
```

```hint
First freeze the layer, then train so many steps.
```

```hint
freeze conv1; train 20 steps
```

```solution
freeze conv1
train 20 steps
```

A fixed filter is the same layer, held still. Everything else is the same.

```notes
Ask whether a fixed filter is another kind of layer. Books have it so. Show
freeze conv1: the same layer, held still.
```

## Can it be learned?

```setup
input 1x8x8
conv 1 3x3 bias off
loss squared-error
optimizer sgd lr 0.02
input = digit(5)
target = correlate(input, sobel_x)
conv1.weight = 0
train 100 steps
let learned = conv1.weight[0, 0]
conv1.weight = 0
forward
```

Could the network find Sobel's numbers by itself? Start a kernel at zero.
Show it one picture, and what Sobel's filter makes of it. Its numbers are not
told.

```demo
print input[0]
```

```predict
The loss compares the outputs, not the kernels. What will the kernel become?
choice: 1 + allclose(learned, sobel_x, 0.1)
because: on this picture no other kernel gives the same output.
- some kernel of its own
- Sobel's
```

```wrong 1
Another one would give other outputs, unless the picture cannot tell.
```

```task
Train until the loss is below 0.001.
```

```check
loss < 0.001
allclose(conv1.weight[0, 0], [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], 0.1)
sum(conv1.weight[0, 0] != sobel_x) > 0
```

```own conv1.weight learned varying conv1.weight
Let it train: each pixel says what it lacks.
```

```wrong "A beginning. The loss is still above 0.001: train on."
train 10 steps
```

```wrong "That is copied, not learned. undo, and let it train."
conv1.weight[0] = sobel_x
forward
```

```hint
train N steps, as often as you like.
```

```hint
A hundred steps are enough.
```

```hint
train 100 steps; show conv1.weight
```

```solution
train 100 steps
```

Look at it before you go on: show conv1.weight. Kernels are learned, then, as
all weights are: each pixel says what it lacks, and they follow the sum.

```notes
Let them bet: Sobel's, or another one. Then train, and show conv1.weight every
20 steps.
```

## Another picture

```setup
input = edge_vertical
target = correlate(input, sobel_x)
conv1.weight = 0
optimizer sgd lr 0.01
train 100 steps
let learned = conv1.weight[0, 0]
conv1.weight = 0
forward
```

Does that always work? The same again, with the upright edge as the only
picture.

```predict
The loss goes to 0 here, too. Is the kernel Sobel's this time?
choice: 2 - allclose(learned, sobel_x, 0.1)
because: many kernels give this output: all rows of the picture are the same.
- yes: the output is right, so the kernel must be
- no
```

```wrong 1 "Another kernel may give the same output on this one picture."
```

```task
Train until the loss is below 0.001 here, too.
```

```check
loss < 0.001
max(abs(conv1.weight[0, 0] - sobel_x)) > 0.5
allclose(sum(conv1.weight[0, 0], 0), [-4, 0, 4], 0.05)
allclose(conv1.weight[0, 0, 0:2], conv1.weight[0, 0, 1:3], 0.01)
```

```own conv1.weight learned varying conv1.weight
Let it train: each pixel says what it lacks.
```

```wrong "A beginning. The loss is still above 0.001: train on."
train 10 steps
```

```wrong "It learned, but from a random start. Start at zero, as it stood."
init he
train 100 steps
```

```hint
As before.
```

```hint
A hundred steps will do again.
```

```hint
train 100 steps; show conv1.weight
```

```solution
train 100 steps
```

Look: show conv1.weight. Three rows, all the same: −1.33, 0, 1.33. On this
picture it does exactly what Sobel's filter does.

```notes
The vote goes to yes, as it worked before. Ask what is different about this
picture: all its rows are the same. Show the three equal rows.
```

## What the picture cannot tell

```setup
let filter = sobel_x
input = edge_vertical
target = correlate(input, filter)
conv1.weight = 0
forward
```

Why three equal rows? Ask the gradients. The kernel is at zero again, and
every term is upstream × pixel. The three weights in a column of the kernel
meet the same pixels, for all rows of this picture are the same.

```predict
Take the left column. How far apart are the gradients of its three weights?
number: sum(correlate(input[0], conv1.out[0] - target[0])[0:3, 0] * [1, 0, -1])
because: all rows of the picture are the same, so the three meet the same
pixels.
```

```wrong 1 "They meet the same pixels, with the same upstream."
```

```task
Which kernels make the same output on this picture? Make one that is 0 but for
its middle row, conv1.weight[0,0,1]. Work that row out from Sobel's numbers,
which are kept as filter. Run forward.
```

```check
allclose(conv1.weight[0, 0, 0], [0, 0, 0], 1e-12)
allclose(conv1.weight[0, 0, 2], [0, 0, 0], 1e-12)
allclose(conv1.weight[0, 0, 1], sum(filter, 0), 1e-9)
allclose(conv1.out, correlate(input, filter), 1e-9)
```

```own conv1.weight varying filter
The picture's rows are all the same. What do the three numbers in a column of
filter do together?
```

```wrong "That row alone is too weak. What did the other two rows add?"
conv1.weight[0, 0, 1] = filter[1]
forward
```

```wrong "You added along the rows. Add each column: sum(filter, 0)."
conv1.weight[0, 0, 1] = sum(filter, 1)
forward
```

```wrong "Those are means. What the three rows did is added up."
conv1.weight[0, 0, 1] = mean(filter, 0)
forward
```

```wrong "The row is right. Run forward, and see the output."
conv1.weight[0, 0, 1] = sum(filter, 0)
```

```wrong "That is the whole filter. All but the middle row should be 0."
conv1.weight[0, 0] = filter
forward
```

```wrong "So it was with three rows. Here one row does it alone."
conv1.weight[0, 0, 1] = [-1.33, 0, 1.33]
forward
```

```hint
On this picture a weight may stand in any row of its column: it meets the
same pixels.
```

```hint
middle row = the sums of filter's columns, along axis 0
```

```hint
conv1.weight[0,0,1] = sum(filter, 0); forward
```

```solution
conv1.weight[0, 0, 1] = sum(filter, 0)
forward
```

−4, 0 and 4. Only the sums of the columns count, and many kernels have these
sums. What a picture cannot tell apart, training cannot either.

```notes
Ask how many numbers the picture really tells: windows 0 0 0, 0 0 1, 0 1 1
and 1 1 1, so the three column sums and no more. Nine unknowns, three
equations. 36 pixels do not help where they repeat each other.
```

## Repair it: good marks, wrong filter

```setup
input 1x8x8
conv 1 3x3 bias off
loss squared-error
optimizer sgd lr 0.008
input = ramp
target = correlate(input, sobel_x)
conv1.weight = 0
train 500 steps
let first = conv1.weight
forward
```

A friend has taught a kernel with a smooth ramp, dark to bright, as the only
picture. "The loss is almost zero, so it has learned Sobel!"

```demo
print loss
show conv1.weight
```

```predict
Do more steps on the ramp help?
choice: 2 - (max(abs(first[0, 0, 0] - first[0, 0, 2])) > 0.000001)
because: all rows of the ramp are the same, so all rows of the kernel move
alike.
- yes: the loss is not quite 0 yet
- no: it has all that the ramp can tell
```

```wrong 1 "Each step moves the three rows alike. They started alike, too."
```

```task
Repair it: choose another picture as input, and set the target again:
target = correlate(input, sobel_x). Train until the kernel is Sobel's, no
number off by more than 0.1.
```

```check
allclose(conv1.weight[0, 0], [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], 0.1)
sum(conv1.weight[0, 0] != sobel_x) > 0
```

```own conv1.weight learned varying conv1.weight
Let it train on a picture that tells more.
```

```wrong "The loss is 0, and more of the same does not help. Another picture."
train 500 steps
```

```wrong "This target belongs to the ramp. Set it again for the new picture."
input = digit(5)
train 100 steps
```

```wrong "All rows of this one are the same, too. Try one with more in it."
input = edge_vertical
target = correlate(input, sobel_x)
train 100 steps
```

```wrong "On a checkerboard Sobel gives 0 everywhere: little to learn from."
input = checker
target = correlate(input, sobel_x)
train 100 steps
```

```wrong "Picture and target are set. Now train."
input = digit(5)
target = correlate(input, sobel_x)
```

```wrong "On the way. No number may be off by more than 0.1: train on."
input = digit(5)
target = correlate(input, sobel_x)
train 10 steps
```

```wrong "sobel_y finds level edges. The target is to be sobel_x's."
input = digit(5)
target = correlate(input, sobel_y)
train 500 steps
```

```wrong "That target belongs to the ramp. Set it for the new picture."
input = digit(5)
train 500 steps
```

```hint
It needs a picture whose rows differ, and whose columns differ.
```

```hint
The pictures: cross ring square diagonal edge_vertical edge_horizontal ramp
checker, and digit(0) to digit(9). Three statements: input, target, train.
```

```hint
input = digit(5); target = correlate(input, sobel_x); train 500 steps
```

```solution
input = digit(5)
target = correlate(input, sobel_x)
train 500 steps
```

Fixed or learned is not a question of the layer. It is a question of what may
move, and of what the pictures can teach. You can now say which it is.

```notes
Ask what a good exam for a kernel is. They will want more steps. Let each
group try a picture: digit(5) and ring work, checker and ramp do not.
```

"""####
),
(
"07-the-bias.md",
####"""
---
title: The bias, too
minutes: 7
needs: 3
seed: 0
---

## One number for all pixels

What does a bias do in a conv layer? It is one number for each kernel, and it
is added at every place where the kernel stands.

```setup
input 3x3
conv 1 2x2
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
conv1.bias = 0
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
target = [[[0, 3], [-2, 0.5]]]
forward
```

```demo
print conv1.out[0]
print conv1.bias
```

```predict
The bias goes from 0 to 5. How many of the four outputs change?
number: sum(conv1.out[0] + 5 != conv1.out[0])
because: it is added at every place.
```

```wrong 5 "That is by how much. How many change?"
```

```wrong 0 "It is added to outputs, so they change."
```

```wrong 9 "Those are the picture's pixels. How many outputs are there?"
```

```wrong 1 "It is one number. But it is added at every place."
```

```task
Set conv1.bias to 5 and run forward.
```

```check
conv1.bias == 5
allclose(conv1.out[0], correlate(input[0], [[1, 0], [0, -1]]) + 5, 1e-12)
```

```wrong "The bias is set. The output is from before: forward."
conv1.bias = 5
```

```wrong "That changed the weights. The bias is conv1.bias."
conv1.weight = 5
forward
```

```hint
An address, an equals sign, a number. Then run it.
```

```hint
The address is conv1.bias.
```

```hint
conv1.bias = 5; forward
```

```solution
conv1.bias = 5
forward
```

A kernel weight changes an output as much as the pixel it meets. The bias
changes all alike.

```notes
Ask how many of the outputs change. Some say one, as it is one number. Show
the map before and after: each pixel is 5 higher.
```

## What the bias is told

Each of the four outputs asks for something. What does the bias make of it?
It counts as a weight whose input is always 1. So its products are upstream
× 1.

```demo
print conv1.out[0] - target[0]
```

```predict
What is the gradient of the bias?
number: sum(conv1.out - target)
because: sum(conv1.out - target)
```

```wrong 6.5 "The −2 takes away."
```

```wrong -2.5 "The size is right. But the wishes add up to more than 0."
```

```wrong 1 "That is the first pixel's wish alone."
```

```wrong 0 "They do not cancel: one wants more, three want less."
```

```wrong mean(conv1.out - target)
That is the mean. Each pixel adds its whole wish.
```

```task
Run backward. Then write the bias's gradient in terms of conv1.out.grad and
call it mine.
```

```check
allclose(mine, sum(conv1.out - target), 1e-9)
allclose(conv1.bias.grad, mine, 1e-9)
```

```own mine varying conv1.weight, target
Add up what arrives, conv1.out.grad.
```

```wrong "That is the mean. It is used four times: four terms, added up."
backward
let mine = mean(conv1.out.grad)
```

```wrong "That is the last pixel's term alone. All four count."
backward
let mine = conv1.out.grad[0, 1, 1]
```

```wrong "conv1.out is the output. What comes down to it is conv1.out.grad."
backward
let mine = sum(conv1.out)
```

```hint
Its input is 1 everywhere, so there is nothing to multiply.
```

```hint
mine = sum of the upstream gradient over all pixels
```

```hint
backward; let mine = sum(conv1.out.grad); explain conv1.bias[0]
```

```solution
backward
let mine = sum(conv1.out.grad)
```

The same outer sum as for a weight, without the picture in it.

```notes
Ask for the input of the bias: a picture of ones. Then it is the rule they
know. The mean comes up again; let the loss decide, as in lesson 2.
```

## A weight that reads ones

```setup
input 2x3x3
conv 1 2x2 bias off
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
conv1.weight[0, 1] = 0
input = [[[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 1, 1], [1, 1, 1], [1, 1, 1]]]
target = [[[0, 3], [-2, 0.5]]]
forward
```

"A weight whose input is always 1": can one build that? Here is the network
without a bias. Its picture has a second channel, as a photograph has red, green
and blue: all ones. And the kernel has a second slice that reads it, all zeros
still.

```predict
One of that slice's four weights is set to 5. What does each output become,
now −4?
number: conv1.out[0, 0, 0] + 5 * input[1, 0, 0]
because: conv1.out[0, 0, 0] + 5 * input[1, 0, 0]
```

```wrong 16 "One of the four is set. All four would add 20."
```

```wrong -9 "5 is added to it, and not taken away."
```

```wrong -4 "So it was. Now each window has a 1, times 5."
```

```wrong 5 "So much is added. What was there before?"
```

```wrong conv1.out[0, 0, 0] * 5
The second channel's product is added to what is there.
```

```task
Set conv1.weight[0,1,0,0] to 5. Run forward and backward.
```

```check
allclose(conv1.out[0], correlate(input[0], [[1, 0], [0, -1]]) + 5, 1e-12)
allclose(conv1.weight.grad[0, 1, 0, 0], sum(conv1.out - target), 1e-9)
allclose(conv1.weight.grad[0, 1, 0, 0], mine, 1e-9)
```

```wrong "That is the slice that reads the picture. The ones are channel 1."
conv1.weight[0, 0, 0, 0] = 5
forward
backward
```

```wrong "All four read a 1, so together they add 20. Set a single one."
conv1.weight[0, 1] = 5
forward
backward
```

```hint
The address counts kernel, channel, row, column.
```

```hint
Three statements: the weight, and the two passes.
```

```hint
conv1.weight[0,1,0,0] = 5; forward; backward
```

```solution
conv1.weight[0, 1, 0, 0] = 5
forward
backward
```

It acts like the bias, and its gradient is the bias's: your `mine` from the
step before, 2.5. A bias is no third kind of parameter.

```notes
Ask how to get rid of the bias without losing it: a second channel of ones.
Most set all four weights, and get 20. Show mine beside the new gradient.
```

## To each kernel its own

```setup
input 3x3
conv 2 2x2
conv1.weight = [[[[1, 0], [0, -1]]], [[[0, 1], [1, 0]]]]
conv1.bias = 0
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
forward
backward with [[[1, -2], [3, 0.5]], [[2, 2], [-1, -1]]]
```

Two kernels have two biases. Who listens to whom? Each bias is added to the
feature map of its own kernel, so it hears that map's pixels only.

```demo
print conv1.out.grad
```

```predict
What is the gradient of the second bias?
number: 2 + 2 - 1 - 1
because: 2 + 2 - 1 - 1
```

```wrong -2 "The size is right. But the wishes add up to more than 0."
```

```wrong 6 "The two −1 take away."
```

```wrong 0.5 "That is the mean. Each pixel adds its whole wish."
```

```wrong 2.5 "That is the first one. The second hears its own map."
```

```wrong 4.5 "That is both maps. Each bias hears its own alone."
```

```task
Work both out at once, as a list of two, from conv1.out.grad. Call it both.
(sum(x, 2) adds along axis 2, the last one.)
```

```check
shape(flatten(both)) == [2]
allclose(flatten(both), [2.5, 2], 1e-9)
allclose(flatten(both), flatten(conv1.bias.grad), 1e-9)
```

```own both varying conv1.out.grad
Add up conv1.out.grad, each channel by itself.
```

```wrong "That added the two maps to each other. Keep axis 0, the kernels."
let both = sum(sum(conv1.out.grad, 0), 0)
```

```wrong "One number? There are two biases."
let both = sum(conv1.out.grad)
```

```wrong "conv1.out is the output. Add up its gradient, conv1.out.grad."
let both = sum(sum(conv1.out, 2), 1)
```

```hint
The axes are kernel, row, column. Add up rows and columns.
```

```hint
both = the sum along axis 1 of the sum along axis 2
```

```hint
let both = sum(sum(conv1.out.grad, 2), 1)
```

```solution
let both = sum(sum(conv1.out.grad, 2), 1)
```

A dense layer's bias has one pixel, so to say: its gradient is just the
upstream of its unit.

```notes
Ask which map a bias hears. They add both. Show the two grids, and cover one.
```

## Where a bias comes to rest

```setup
input 3x3
conv 1 2x2
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
conv1.bias = 5
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
target = [[[0, 3], [-2, 0.5]]]
optimizer sgd lr 0.1
forward
backward
```

When does a bias stop learning? When its gradient is 0: when the pixels that
want more and those that want less are in balance.

```demo
print conv1.out[0]
print target[0]
```

```predict
Let only the bias learn. Where does it come to rest?
number: mean(target[0] - correlate(input[0], [[1, 0], [0, -1]]))
because: there the wishes add up to 0: it is the mean of what is missing.
```

```wrong 0 "Then the outputs were −4, and most want more."
```

```wrong 5.625 "That is as far, but the other way."
```

```wrong 0.375 "That is the mean of the targets. The kernel makes −4 already."
```

```wrong 0.625 "So far it goes. It starts from 5."
```

```wrong 5 "There it is now, and its gradient is 2.5 still."
```

```wrong 4 * mean(target[0] - correlate(input[0], [[1, 0], [0, -1]]))
That is the sum over four pixels. The bias is added to each of them.
```

```task
Freeze conv1.weight, and train 50 steps.
```

```check
allclose(sum(conv1.out - target), 0, 1e-6)
allclose(conv1.weight[0, 0], [[1, 0], [0, -1]], 1e-12)
allclose(conv1.bias, 4.375, 1e-6)
```

```own conv1.bias learned varying conv1.bias
Freeze the weights, and let it train.
```

```wrong "The kernel has learned as well. undo, and freeze its weights first."
train 50 steps
```

```wrong "That froze the bias, too: freeze conv1.weight alone."
freeze conv1
train 50 steps
```

```wrong "The weights are frozen. Now train 50 steps."
freeze conv1.weight
```

```wrong "Its gradient is not 0 yet: it is still on its way. Train on."
freeze conv1.weight
train 2 steps
```

```hint
freeze takes an address as well as a layer's name.
```

```hint
Freeze the weights only, then train.
```

```hint
freeze conv1.weight; train 50 steps
```

```solution
freeze conv1.weight
train 50 steps
```

Its gradient is as good as 0, while the pixels still are not right. A bias
can only get the mean right. The rest is the kernel's work.

```notes
Ask when it stops: when the wishes cancel, not when they are 0. Show
conv1.out − target after training: plus and minus, and the sum 0.
```

## Repair it: too dark

```setup
input 1x8x8
conv 1 3x3
loss squared-error
optimizer sgd lr 0.01
conv1.weight[0] = identity
conv1.bias = 0
input = cross
target = correlate(input, identity) + 3
sabotage bias-mean
forward
backward
```

A friend's network should make a picture brighter by 3. "It learns, but the
kernel does the bias's work!" Something keeps the bias back.

```demo
print conv1.bias.grad
print contributions(conv1.bias[0])[0]
```

The second line is the first row of its terms.

```predict
Every one of the 36 pixels says −3. What should the gradient be?
number: sum(conv1.out - target)
because: -3 * 36
```

```wrong 36 "That is how many there are. Each says −3."
```

```wrong -36 "Each of the 36 says −3, and not −1."
```

```wrong -3 "That is the mean. All 36 add up."
```

```wrong 3 * 36 "The size is right. But each of them says −3."
```

```task
Make the bias's gradient yourself, and call it honest. Mend the program
with sabotage off. Run backward, and then update.
```

```check
allclose(honest, -3 * 36, 1e-9)
allclose(conv1.bias.grad, -3 * 36, 1e-9)
allclose(conv1.bias, 0.01 * 3 * 36, 1e-9)
```

```own honest varying input, target
Add up what arrives, conv1.out.grad.
```

```wrong "The program is not mended yet, and the step is made: undo it."
let honest = sum(conv1.out.grad)
backward
update
```

```wrong "Mended, but the step was made along the old gradient. undo."
let honest = sum(conv1.out.grad)
sabotage off
update
```

```wrong "You kept the friend's number. Add the upstream gradient up."
let honest = conv1.bias.grad[0]
sabotage off
backward
update
```

```wrong "honest is right. Now sabotage off, backward and update."
let honest = sum(conv1.out.grad)
```

```wrong "The gradient is right now. Then comes the step: update."
let honest = sum(conv1.out.grad)
sabotage off
backward
```

```hint
What did the friend do with the 36 terms?
```

```hint
honest = sum of the upstream gradient. After that mend, run, and step.
```

```hint
let honest = sum(conv1.out.grad); sabotage off; backward; update
```

```solution
let honest = sum(conv1.out.grad)
sabotage off
backward
update
```

Mean for sum, once more. With the mean the bias learns 36 times too slowly,
and the kernel has to make up for it. You can now say what a bias hears.

```notes
Ask who does the bias's work meanwhile: the kernel, badly. They will suspect
the rate. Show 36 terms of −3 and a gradient of −3.
```

"""####
),
(
"08-all-at-once.md",
####"""
---
title: All at once
minutes: 12
needs: 3
seed: 0
---

## Who goes first?

Which learns first? The kernel, to which the picture comes first? Or the
dense layer, to which the loss comes first?

```setup
input 3x3
conv 1 2x2 bias off
dense 1 bias off
loss squared-error
optimizer sgd lr 0.01
conv1.weight[0, 0] = [[1, 1], [0, -1]]
dense1.weight = [[1, -1, 2, 0.5]]
input = [[1, 2, 0], [0, 1, 2], [2, 0, 1]]
target = [3]
forward
backward
let k0 = conv1.weight
let d0 = dense1.weight
```

```demo
grads
```

```predict
The step is 0.01. Where does the top right kernel weight go?
number: 1 - 0.01 * 2 * correlate(input[0], reshape(d0, [2, 2]))[0, 1]
because: k0[0, 0, 0, 1] - 0.01 * conv1.weight.grad[0, 0, 0, 1]
```

```wrong 10 "That is the gradient. A step is a hundredth of it."
```

```wrong 0.1 "That is the way. The weight starts from 1."
```

```wrong 0.99 "0.01 is a part of the gradient, which is 10."
```

```wrong k0[0, 0, 0, 1] + 0.01 * conv1.weight.grad[0, 0, 0, 1]
That is uphill. The step goes against the gradient.
```

```wrong k0[0, 0, 0, 1] - conv1.weight.grad[0, 0, 0, 1]
A step is only 0.01 of the gradient.
```

```predict
And the first dense weight?
number: 1 - 0.01 * 2 * dense1.in[0]
because: d0[0, 0] - 0.01 * dense1.weight.grad[0, 0]
```

```wrong 1 "It moves, for its gradient is 4."
```

```wrong 0.04 "That is the way. The weight starts from 1."
```

```wrong 0.99 "0.01 is a part of the gradient, which is 4."
```

```wrong 0.6 "That is a rate of 0.1. It is 0.01 here."
```

```wrong d0[0, 0] + 0.01 * dense1.weight.grad[0, 0]
That is uphill. The step goes against the gradient.
```

```wrong d0[0, 0] - dense1.weight.grad[0, 0]
A step is only 0.01 of the gradient.
```

```task
Make the step: update.
```

```check
allclose(conv1.weight[0, 0], [[1.01, 0.9], [-0.06, -0.99]], 1e-9)
allclose(dense1.weight[0], [0.96, -1, 1.98, 0.46], 1e-9)
```

```own conv1.weight dense1.weight learned varying conv1.weight, dense1.weight
Take the step with update.
```

```wrong "Twice along the same gradient. undo one of them."
update
update
```

```wrong "The gradients are there already. The step is one word, update."
backward
```

```hint
One word for all eight.
```

```hint
It is the third of forward, backward and …
```

```hint
update
```

```solution
update
```

Neither. All move in the same step, by the same rule: old − 0.01 × gradient.

```notes
Take hands for kernel, dense layer, both. Then let them work two weights out
by hand. Show update: one table, and nobody first.
```

## In which order?

```setup
conv1.weight = k0
dense1.weight = d0
forward
backward
dense1.weight -= 0.01 * dense1.weight.grad
conv1.weight -= 0.01 * conv1.weight.grad
let differ = max(abs(conv1.weight[0, 0] - [[1.01, 0.9], [-0.06, -0.99]]))
conv1.weight = k0
dense1.weight = d0
forward
backward
```

But a computer must begin somewhere. Does it matter which weights it writes
first? All are back at their old values, and both passes have been run.

```predict
You move the dense weights first, then the kernel. Does the kernel end
elsewhere than with update?
choice: 1 + (differ > 0.000001)
because: both gradients were there before anything moved.
- no, in the same place
- yes, the dense weights have changed
```

```wrong 2 "They have. But the kernel's gradient was worked out before."
```

```task
Do it by hand, one line for each: first dense1.weight -= 0.01 × its gradient,
then the same for conv1.weight.
```

```check
allclose(conv1.weight[0, 0], [[1.01, 0.9], [-0.06, -0.99]], 1e-9)
allclose(dense1.weight[0], [0.96, -1, 1.98, 0.46], 1e-9)
```

```own conv1.weight dense1.weight learned varying conv1.weight, dense1.weight
Take the step: weight -= 0.01 * its gradient.
```

```wrong "Now the kernel: the same line with conv1."
dense1.weight -= 0.01 * dense1.weight.grad
```

```wrong "Both passes ran in between, so the kernel followed a new gradient."
dense1.weight -= 0.01 * dense1.weight.grad
forward
backward
conv1.weight -= 0.01 * conv1.weight.grad
```

```wrong "That is uphill. Take the gradient away: -="
dense1.weight += 0.01 * dense1.weight.grad
conv1.weight += 0.01 * conv1.weight.grad
```

```hint
x -= y takes y away from x.
```

```hint
NAME -= 0.01 * NAME.grad, once for each of the two.
```

```hint
dense1.weight -= 0.01 * dense1.weight.grad
conv1.weight -= 0.01 * conv1.weight.grad
```

```solution
dense1.weight -= 0.01 * dense1.weight.grad
conv1.weight -= 0.01 * conv1.weight.grad
```

The same. The gradients were all there before anything moved, and moving a
weight does not change a gradient that is already worked out.

```notes
They will say that the order matters, as the dense weights have changed. Ask
when the kernel's gradient was worked out. Swap the two lines, and compare.
```

## Too early

```setup
conv1.weight = k0
dense1.weight = d0
forward
backward
let moved = dense1.weight - 0.01 * dense1.weight.grad
```

When would it matter, then? If the dense weights moved *during* the backward
pass. The kernel's upstream comes down through them.

```demo
print d0
print moved
```

```predict
Unit 0's wish is 2. What arrives at the pixel (0,0) through the old weight?
number: dense1.out.grad[0] * d0[0, 0]
because: dense1.out.grad[0] * d0[0, 0]
```

```wrong 4 "The weight on this way is 1."
```

```wrong 0.96 "That is the moved weight. Here the old one counts."
```

```wrong -2 "The size is right. But wish and weight are above zero."
```

```wrong 3 "You added. A wish goes down times the weight."
```

```wrong d0[0, 0] "That is the weight. The wish is multiplied by it."
```

```predict
And what arrives through the weight that has moved too early?
number: dense1.out.grad[0] * moved[0, 0]
because: dense1.out.grad[0] * moved[0, 0]
```

```wrong 0.04 "So far the weight has moved. Multiply the moved one by 2."
```

```wrong -1.92 "The size is right. But wish and weight are above zero."
```

```wrong 1.96 "You took 0.04 from 2. The wish is multiplied by 0.96."
```

```wrong 0.96 "That is the weight. Multiply it by the wish, 2."
```

```wrong dense1.out.grad[0] * d0[0, 0]
That is through the old weight, as it should be. Here it has moved.
```

```task
Work out the gradient that the kernel would get: what arrives at the four
pixels through moved, reshape(dense1.out.grad @ moved, [1,2,2]), slides over
the picture. Call it early.
```

```check
allclose(flatten(early), [-1.16, 9.64, 5.92, -1.16], 1e-9)
max(abs(flatten(early) - flatten(conv1.weight.grad))) > 0.05
allclose(flatten(conv1.weight.grad), [-1, 10, 6, -1], 1e-9)
```

```own early varying input
Take dense1.out.grad through the moved weights, and slide it over input.
```

```wrong "That went down through the old weights, as it should. Use moved."
let early = correlate(input, reshape(dense1.out.grad @ d0, [1, 2, 2]))
```

```wrong "What slides is a grid of 2×2, what arrives. Not the weights alone."
let early = correlate(input, conv1.weight)
```

```wrong "That is what arrives. Let it slide over the picture: correlate."
let early = reshape(dense1.out.grad @ moved, [1, 2, 2])
```

```hint
The outer sum is correlate(picture, what arrives).
```

```hint
early = correlate(input, the reshape of the task)
```

```hint
let early = correlate(input, reshape(dense1.out.grad @ moved, [1,2,2]))
```

```solution
let early = correlate(input, reshape(dense1.out.grad @ moved, [1, 2, 2]))
```

9.64 in place of 10. That is the slope of no network: the output was made with
the old weights, the way down with the new ones.

```notes
Ask where the mistake hides: gradcheck finds nothing, for it looks at the
gradients before an update. The loss falls all the same. Only a comparison
with old − rate × gradient shows it.
```

## Alone or together

```setup
optimizer sgd lr 0.0025
conv1.weight = k0
dense1.weight = d0
forward
backward
update
forward
let together = 2 - loss
conv1.weight = k0
dense1.weight = d0
freeze conv1
forward
backward
update
forward
let head = 2 - loss
unfreeze conv1
dense1.weight = d0
freeze dense1
forward
backward
update
forward
let kernel = 2 - loss
unfreeze dense1
conv1.weight = k0
forward
backward
```

Do they not get in each other's way, if both move at once? The step is 0.0025
now, and the loss 2. If the dense weights alone take a step, it falls by
head. If the kernel alone takes one, it falls by kernel.

```demo
print round(1000 * head) / 1000
print round(1000 * kernel) / 1000
```

```predict
Both take their step together. By how much does the loss fall?
choice: 1 + (together > kernel) + (together > 0.95 * (head + kernel))
because: steps as small as this hardly change what the other one sees.
- by less than with the kernel alone: they spoil each other's step
- by a little more than with the kernel alone
- by about as much as the two falls together
```

```wrong 1 "A step downhill stays downhill where the other one moves a little."
```

```wrong 2 "The dense layer takes its own fall on top of that."
```

```task
Let both take the step, and run forward. Keep the fall, 2 - loss, under the
name both.
```

```check
allclose(both, 2 - 0.5 * (4.784 - 3) ^ 2, 0.003)
allclose(conv1.weight[0, 0], [[1.0025, 0.975], [-0.015, -0.9975]], 1e-9)
allclose(dense1.weight[0], [0.99, -1, 1.995, 0.49], 1e-9)
```

```own both learned varying dense1.weight
Run forward after the step, and take the new loss from 2.
```

```wrong "That is the loss from before the step: run the network first."
update
let both = 2 - loss
```

```wrong "That is the new loss. How much did it fall? 2 - loss."
update
forward
let both = loss
```

```wrong "That is a guess. Let both take the step, and measure."
let both = head + kernel
```

```hint
The step, the pass, the name.
```

```hint
The loss on the screen is old until the network has run again.
```

```hint
update; forward; let both = 2 - loss
```

```solution
update
forward
let both = 2 - loss
```

For a small step the falls add up. That is why one backward pass is enough
for all weights, however many there are.

```notes
The usual guess is that they spoil each other's step. Show the two falls and
the fall together. Ask what a step ten times as long would do, and try it.
```

## To the end

```setup
optimizer sgd lr 0.02
conv1.weight = k0
dense1.weight = d0
train 20 steps
let dense_left = max(abs(dense1.weight.grad))
let kernel_left = max(abs(conv1.weight.grad))
conv1.weight = k0
dense1.weight = d0
forward
```

Who is ready first, when they go on like that?

```predict
The loss comes to 0 in the end. Which gradients are 0 then?
choice: 1 + (kernel_left > 0.000001) + 2 * (dense_left > 0.000001)
because: each has out − target as a factor here, and that is 0.
- those of the kernel and those of the dense layer
- the dense layer's; the kernel's come later
- the kernel's; the dense layer's come later
```

```wrong 2 "What arrives at the kernel has out − target as a factor, too."
```

```wrong 3 "The dense layer's own gradient is (out − target) × input."
```

```task
Train until the loss is below 1e-9.
```

```check
loss < 0.000000001
max(abs(conv1.weight - k0)) > 0.01
max(abs(dense1.weight - d0)) > 0.01
allclose(dense1.out, target, 0.0001)
```

```own conv1.weight dense1.weight learned varying conv1.weight, dense1.weight
Let both train.
```

```wrong "A good way down, but not there yet: train on."
train 2 steps
```

```hint
train N steps: forward, backward and update, N times.
```

```hint
Twenty steps are enough.
```

```hint
train 20 steps; grads
```

```solution
train 20 steps
```

Look at `grads`: all are as good as 0. With one output, every gradient has
out − target in it as a factor. When that is 0, nobody is asked for anything.

```notes
Ask what every gradient has as a factor here: out − target. Careful: that is
true of one output and one sample only.
```

## Repair it: two lines in the wrong order

```setup
conv1.weight = k0
dense1.weight = d0
forward
backward
let delta = dense1.out.grad
let down = reshape(delta @ dense1.weight, [1, 2, 2])
dense1.weight -= 0.01 * delta * dense1.in
conv1.weight -= 0.01 * correlate(input, down)
let swapped = conv1.weight[0, 0]
conv1.weight = k0
dense1.weight = d0
forward
backward
let down = 0
dense1.weight -= 0.01 * delta * dense1.in
let down = reshape(delta @ dense1.weight, [1, 2, 2])
conv1.weight -= 0.01 * correlate(input, down)
let theirs = conv1.weight[0, 0]
conv1.weight = k0
dense1.weight = d0
let down = 0
forward
```

A friend has written the backward pass and the update in four lines:

- `let delta = dense1.out.grad`
- `dense1.weight -= 0.01 * delta * dense1.in`
- `let down = reshape(delta @ dense1.weight, [1,2,2])`
- `conv1.weight -= 0.01 * correlate(input, down)`

```demo
print theirs
```

It should be 1.01, 0.9 / −0.06, −0.99.

```predict
Which two lines must change places?
choice: 1 + allclose(swapped, [[1.01, 0.9], [-0.06, -0.99]], 1e-9)
because: then all gradients are made before any weight moves.
- the first and the second
- the second and the third
```

```wrong 1 "Then down would be made before the wish is there that it needs."
```

```task
All weights are back at their old values. Run backward, and type the four
lines in the right order.
```

```check
allclose(conv1.weight[0, 0], [[1.01, 0.9], [-0.06, -0.99]], 1e-9)
allclose(dense1.weight[0], [0.96, -1, 1.98, 0.46], 1e-9)
allclose(flatten(down), [2, -2, 4, 1], 1e-9)
```

```own down varying target, dense1.weight
Take delta through the weights of dense1, before they move.
```

```wrong "That is the friend's order: the way down leads through new weights."
backward
let delta = dense1.out.grad
dense1.weight -= 0.01 * delta * dense1.in
let down = reshape(delta @ dense1.weight, [1, 2, 2])
conv1.weight -= 0.01 * correlate(input, down)
```

```wrong "The kernel is right. The dense weights have not moved yet."
backward
let delta = dense1.out.grad
let down = reshape(delta @ dense1.weight, [1, 2, 2])
conv1.weight -= 0.01 * correlate(input, down)
```

```hint
What goes down must go through the old dense weights.
```

```hint
So down has to be worked out before dense1.weight moves.
```

```hint
backward; let delta = dense1.out.grad
let down = reshape(delta @ dense1.weight, [1,2,2])
dense1.weight -= 0.01 * delta * dense1.in
conv1.weight -= 0.01 * correlate(input, down)
```

```solution
backward
let delta = dense1.out.grad
let down = reshape(delta @ dense1.weight, [1, 2, 2])
dense1.weight -= 0.01 * delta * dense1.in
conv1.weight -= 0.01 * correlate(input, down)
```

First all gradients, from the old values; then all updates. Kernels and dense
weights together. You can now write a whole step of training by hand.

```notes
Let a pupil read the four lines and say of each which weights it uses, old or
new. The third is the one. Ask why gradcheck would not have found it.
```

## Looking back

```setup
input 1x6x6
conv 1 3x3 bias off
loss squared-error
optimizer sgd lr 0.01
input = edge_vertical
target = correlate(input, sobel_x)
conv1.weight = 0
train 100 steps
let learned = conv1.weight[0, 0]
input 4x4
conv 2 2x2
dense 1
loss squared-error
optimizer sgd lr 0.05
input = [[1, 2, 0, 1], [3, 1, 2, 0], [0, 2, 1, 3], [1, 0, 2, 1]]
target = [5]
dense1.weight = [[1, 0, 0, 0, -1, 0, 0, 0, 2, 0, 1, 0, -1, 0, 2, 0, 0, 1]]
conv1.weight = [[[[1, 0], [0, -1]]], [[[0, 1], [1, 0]]]]
conv1.bias = 0
dense1.bias = 0
forward
backward
```

Five questions from the lessons before. A picture of 4×4, two kernels of 2×2
with biases, one dense unit.

```demo
print conv1.out.grad[1]
print conv1.weight[0,0,0,0]
print conv1.weight.grad[0,0,0,0]
```

```predict
The first grid is what arrives at the map of kernel 1. What is the gradient of
that kernel's bias?
number: sum(conv1.out.grad[1])
because: sum(conv1.out.grad[1])
```

```wrong 9 "That is how many pixels there are. Add up what they say."
```

```wrong 4 "That is the weight's. The bias hears the grid itself."
```

```wrong mean(conv1.out.grad[1]) "That is the mean. Each pixel counts in full."
```

```wrong sum(conv1.out.grad) "That is both maps. A bias hears its own."
```

```predict
The rate is 0.05. Where does conv1.weight[0,0,0,0] go?
number: conv1.weight[0, 0, 0, 0] - 0.05 * conv1.weight.grad[0, 0, 0, 0]
because: conv1.weight[0, 0, 0, 0] - 0.05 * conv1.weight.grad[0, 0, 0, 0]
```

```wrong 0.95 "0.05 is a part of the gradient, which is 4."
```

```wrong 0.2 "That is the way. The weight starts from 1."
```

```wrong conv1.weight[0, 0, 0, 0] + 0.05 * conv1.weight.grad[0, 0, 0, 0]
That is uphill. The step goes against the gradient.
```

```wrong conv1.weight[0, 0, 0, 0] - conv1.weight.grad[0, 0, 0, 0]
A step is only 0.05 of the gradient.
```

```predict
What does that gradient rest on?
choice: 2 - (dense1.weight.grad[0, 0] == conv1.weight.grad[0, 0, 0, 0])
because: both gradients come from one backward pass, before anything moves.
- on the dense weights as they will be after the step
- on the dense weights as they were before it
```

```wrong 1 "First all gradients, then all updates."
```

```predict
A nudge of 0.1, and the gradient's prediction is off by 0.08. By about how
much with a nudge of 0.05, if the gradient is right?
number: 0.08 * (0.05 / 0.1) ^ 2
because: 0.08 * (0.05 / 0.1) ^ 2
```

```wrong 0.08 "So it was with 0.1. Half the nudge leaves less."
```

```wrong 0.04 "Half the step leaves a quarter: it is the bend."
```

```wrong 0.01 "Half the step leaves a quarter, not an eighth."
```

```predict
A kernel was taught on one picture, until its output was Sobel's. Is it
Sobel's kernel?
choice: 2 - allclose(learned, sobel_x, 0.1)
because: that depends on the picture. Here it was the upright edge.
- yes, it must be
- not always
```

```wrong 1 "Another kernel may do the same on that picture."
```

Where one was not right, take that lesson again (`lesson is-it-right`):
is-it-right, are-kernels-learned, the-bias, all-at-once.

```notes
Let pairs answer, then vote. The third question shows who has understood the
lesson: gradients rest on the old weights.
```

"""####
),
(
"09-through-relu.md",
####"""
---
title: Through ReLU
minutes: 9
needs: 7
seed: 0
---

## What it does to a number

What does a ReLU do? A number above 0 it lets through. Everything else it
makes 0.

```setup
input 4x4
conv 1 2x2
relu
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
conv1.bias = 0
input = [[3, 1, 0, 2], [0, 1, 4, 1], [2, 3, 1, 0], [1, 0, 2, 2]]
target = 3 * ones(1, 3, 3)
forward
```

A kernel makes nine pixels, and a ReLU stands behind it.

```demo
print conv1.out[0]
```

```predict
How many of the nine does it let through?
number: sum(correlate(input[0], conv1.weight[0, 0]) > 0)
because: sum(conv1.out > 0)
```

```wrong 3 "Count what is above 0, in all three rows."
```

```wrong 5 "A number that is just 0 is made 0, too."
```

```wrong 9 "Those below 0 are made 0."
```

conv1.out > 0 holds a 1 for each of them: an open gate. It holds a 0 where
the gate is closed.

```task
Make the ReLU's output yourself, from conv1.out and its gates. Call it mine.
```

```check
allclose(flatten(mine), flatten(relu(correlate(input, conv1.weight[0]))), 1e-12)
allclose(flatten(mine), flatten(relu1.out), 1e-12)
```

```own mine varying conv1.weight, input
Keep of conv1.out what is above zero.
```

```wrong "These are the gates alone, as 0 and 1. Which numbers go through?"
let mine = conv1.out > 0
```

```wrong "abs turns negative numbers round. A closed gate makes them 0."
let mine = abs(conv1.out)
```

```wrong "Those are the closed ones. Open is conv1.out > 0."
let mine = conv1.out * (conv1.out < 0)
```

```wrong "You added the gates. A gate is multiplied by."
let mine = conv1.out + (conv1.out > 0)
```

```wrong "Here max(x, 0) is the largest along axis 0. Multiply by the gates."
let mine = max(conv1.out, 0)
```

```wrong "The product comes before >. Put brackets round conv1.out > 0."
let mine = conv1.out * conv1.out > 0
```

```hint
A number times an open gate, 1, is the number.
```

```hint
mine = numbers × gates
```

```hint
let mine = conv1.out * (conv1.out > 0); print mine
```

```solution
let mine = conv1.out * (conv1.out > 0)
```

Five of the nine have become 0, the one that was 0 already among them.

```notes
Ask about −3, 4 and 0. The 0 divides the class. Show the gates as a grid of 0
and 1 beside the numbers.
```

## What it does to a gradient

And on the way back? From above comes what each of the nine outputs asks
for.

```demo
print relu1.out[0] - target[0]
```

The pixel (0,1) was −3, and the ReLU made it 0. Would a little more of it
change anything? No: it would still be 0.

```predict
From above comes −3 for the pixel (0,1). What arrives below the ReLU?
number: 0 + (relu1.out[0, 0, 1] - target[0, 0, 1]) * (conv1.out[0, 0, 1] > 0)
because: (relu1.out[0, 0, 1] - target[0, 0, 1]) * (conv1.out[0, 0, 1] > 0)
```

```wrong -1 "The gate is closed: nothing comes through."
```

```wrong 9 "The gate is closed: nothing comes through."
```

```wrong 3 "The gate is closed: nothing comes through."
```

```wrong -3 "So it would be through an open gate. This one is closed."
```

```predict
And at the pixel (0,0), which was 2? From above comes −1.
number: (relu1.out[0, 0, 0] - target[0, 0, 0]) * (conv1.out[0, 0, 0] > 0)
because: (relu1.out[0, 0, 0] - target[0, 0, 0]) * (conv1.out[0, 0, 0] > 0)
```

```wrong -3 "From above comes −1 for this one."
```

```wrong 2 "That is the pixel. What passes is what comes from above."
```

```wrong 1 "The gate is open, and changes nothing, nor the sign."
```

```wrong 0 "It was 2, so this gate is open."
```

```wrong -2 "A gate lets it through as it is. The pixel is no factor."
```

```task
Run backward. Then make what arrives below, conv1.out.grad, from
relu1.out.grad and the gates. Call it through.
```

```check
allclose(through, (relu1.out - target) * (conv1.out > 0), 1e-9)
allclose(conv1.out.grad, through, 1e-9)
```

```own through varying conv1.weight, target
Let relu1.out.grad through where conv1.out is above zero.
```

```wrong "You sent the gradient through a ReLU. Its own sign does not count."
backward
let through = relu(relu1.out.grad)
```

```wrong "You let all of it through. The gates that closed on the way up count."
backward
let through = relu1.out.grad
```

```wrong "Those are the numbers. The gates are 1 or 0: conv1.out > 0."
backward
let through = relu1.out.grad * conv1.out
```

```wrong "relu1.out went up. What comes down to it is relu1.out.grad."
backward
let through = relu1.out * (conv1.out > 0)
```

```wrong "Those gates are the closed ones. Open is conv1.out > 0."
backward
let through = relu1.out.grad * (conv1.out < 0)
```

```hint
The same gates as on the way up.
```

```hint
through = gradient from above × gates
```

```hint
backward; let through = relu1.out.grad * (conv1.out > 0)
```

```solution
backward
let through = relu1.out.grad * (conv1.out > 0)
```

Where the gate is open the gradient passes, negative or not. Where it is
closed nothing passes, however much is asked for.

```notes
The usual mistake is relu(gradient). Let the class find a pixel where the two
differ: any open pixel with a negative gradient, as (0,0).
```

## On the edge

What if a number is exactly 0? The pixel in the middle is. To its left the
slope is 0, to its right it is 1. Somebody had to decide: like PyTorch, this
ReLU counts 0 as closed.

```demo
print conv1.out.grad[0]
```

```predict
The bias goes from 0 to 0.1, and all nine pixels with it. At how many does
gradient arrive then?
number: sum(correlate(input[0], conv1.weight[0, 0]) + 0.1 > 0)
because: sum(conv1.out + 0.1 > 0)
```

```wrong 1 "That one opens. The four that were open stay so."
```

```wrong 3 "A larger bias closes none: four were open."
```

```wrong 6 "0.1 opens what was at 0. What was below stays closed."
```

```wrong sum(conv1.out > 0)
Those were open before. One of the closed ones was just at 0.
```

```wrong 9 "Most of the others are far below 0."
```

```task
Set the bias to 0.1, and run forward and backward.
```

```check
conv1.bias == 0.1
sum(conv1.out.grad != 0) == 5
conv1.out.grad[0, 1, 1] != 0
```

```wrong "That pushed it the other way. Nobody has woken up."
conv1.bias = -0.1
forward
backward
```

```wrong "The bias is set. Now both passes."
conv1.bias = 0.1
```

```hint
As in lesson 7: an address, an equals sign, a number.
```

```hint
Three statements: the bias and the two passes.
```

```hint
conv1.bias = 0.1; forward; backward; fate conv1
```

```solution
conv1.bias = 0.1
forward
backward
```

`fate conv1` tells of every pixel whether gradient arrives, and if not, why.

```notes
Ask who decides at a corner. Nobody: it is agreed. Show that 0.1 on the bias
opens one gate more, the one in the middle.
```

## What is left of the sum

```setup
conv1.bias = 0
forward
backward
```

What do the closed gates mean for the kernel? Its gradient is a sum over all
nine pixels. Where the gate is closed, the term is 0. Where the picture is
0, it is 0 as well.

```predict
The bias is back at 0, so four gates are open. The top left weight met one
pixel that is not 0 at each of them. How many of its nine terms are not 0?
number: sum((conv1.out[0] > 0) * input[0, 0:3, 0:3] != 0)
because: sum((conv1.out[0] > 0) * input[0, 0:3, 0:3] != 0)
```

```wrong 9 "Where the gate is closed the term is 0."
```

```wrong 5 "The pixel in the middle was at 0: its gate is closed again."
```

```task
Add up its terms: what arrives, conv1.out.grad[0], times the nine pixels it
met, input[0, 0:3, 0:3]. Call the sum left.
```

```check
allclose(left, -1 * 3 + 1 * 4 - 1 * 2 - 2 * 3, 1e-9)
allclose(conv1.weight.grad[0, 0, 0, 0], left, 1e-9)
```

```own left varying conv1.weight, target
Multiply conv1.out.grad by the pixels met, and add.
```

```wrong "That comes from above the ReLU. Take what arrives below it."
let left = sum(relu1.out.grad[0] * input[0, 0:3, 0:3])
```

```wrong "These are the terms. Add them up."
let left = conv1.out.grad[0] * input[0, 0:3, 0:3]
```

```wrong "That is the mean. The nine terms are added up."
let left = mean(conv1.out.grad[0] * input[0, 0:3, 0:3])
```

```wrong "Those pixels are the bottom right weight's. Top left: 0:3, 0:3."
let left = sum(conv1.out.grad[0] * input[0, 1:4, 1:4])
```

```wrong "So it is for the bias. Multiply by the pixels before you add."
let left = sum(conv1.out.grad[0])
```

```wrong "conv1.out is the map itself. What arrives is conv1.out.grad."
let left = sum(conv1.out[0] * input[0, 0:3, 0:3])
```

```hint
The outer sum of lesson 2, only that many terms are 0.
```

```hint
left = sum of (what arrives × pixels met)
```

```hint
let left = sum(conv1.out.grad[0] * input[0, 0:3, 0:3])
```

```solution
let left = sum(conv1.out.grad[0] * input[0, 0:3, 0:3])
```

grads counts it for you: terms not 0, of 9.

```notes
Let them strike out the terms: where the gate is closed, and where the picture
is 0. Four are left of nine. Show terms not 0 in grads.
```

## Zero: dead or in balance?

What does a gradient of 0 mean? One of two things. Nobody speaks; or all
speak, and they cancel. The bias hears the four open pixels, and adds.

```demo
print conv1.out.grad[0]
print relu1.out[0]
```

```predict
Each open pixel says output − target. The target is 3 everywhere. What would
the sum of the four be, if it were 2?
number: sum((relu1.out - 2) * (conv1.out > 0))
because: sum((relu1.out - 2) * (conv1.out > 0))
```

```wrong 4 "That is how many are open. Add up output − 2."
```

```wrong -1 "The size is right. But 9 less four times 2 is above zero."
```

```wrong 9 "That is the sum of the outputs. Take 2 from each of the four."
```

```wrong -3 "So it is with a target of 3. And with 2?"
```

```wrong sum(relu1.out - 2)
That is over all nine. Only the four open ones speak.
```

```task
Find a number for the target, target = … * ones(1,3,3), that makes the
gradient of the bias 0 while gradient arrives. Run forward and backward.
```

```check
abs(sum((relu1.out - target) * (conv1.out > 0))) < 0.000001
abs(conv1.bias.grad) < 0.000001
sum(conv1.out.grad != 0) == 4
```

```wrong "Every output is what it should be: nobody speaks. Keep them unequal."
target = relu1.out
forward
backward
```

```wrong "Nearer: 1 is left. A little higher."
target = 2 * ones(1, 3, 3)
forward
backward
```

```wrong "That is the mean of all nine outputs. Closed pixels do not count."
target = 1 * ones(1, 3, 3)
forward
backward
```

```wrong "The target is set. Now forward and backward."
target = 2.25 * ones(1, 3, 3)
```

```wrong "At 3 the sum of the four is −3: too high."
target = 3 * ones(1, 3, 3)
forward
backward
```

```wrong "Too high: all four want more. With 2 the sum was 1."
target = 9 * ones(1, 3, 3)
forward
backward
```

```hint
The four open outputs are 2, 4, 2 and 1. They add up to 9.
```

```hint
9 − 4 · target must be 0.
```

```hint
target = 2.25 * ones(1,3,3); forward; backward; explain conv1.bias[0]
```

```solution
target = 2.25 * ones(1, 3, 3)
forward
backward
```

explain shows which of the two it is: how many terms are not 0, and how much
survives the cancelling.

```notes
Ask how to tell the two apart. From the gradient alone one cannot. Show
explain of both: how many terms are not 0, and how much survives.
```

## A dead kernel

```setup
target = 3 * ones(1, 3, 3)
optimizer sgd lr 0.01
forward
backward
let before_all = conv1.weight
```

What if all gates close? The largest of the nine pixels is 4.

```predict
The bias goes to −10. What will the gradient of the top left weight be?
number: sum((conv1.out[0] - 10 > 0) * input[0, 0:3, 0:3])
because: at −10 every gate is closed, and each term has a factor of 0.
```

```wrong 4 "Every gate is closed at −10, so every term is 0."
```

```wrong -16 "Every gate is closed at −10, so every term is 0."
```

```wrong -10 "That is the bias. What comes through a closed gate?"
```

```wrong -7 "So it was with the gates that were open."
```

```task
Set the bias to −10 and train 20 steps.
```

```check
conv1.bias == -10
sum(relu1.out != 0) == 0
max(abs(conv1.weight - before_all)) == 0
used train
loss > 40
```

```wrong "Not far enough: some gate is still open, and it learns."
conv1.bias = -1
train 20 steps
```

```wrong "The bias is set. Now see whether training brings it back."
conv1.bias = -10
```

```wrong "All gates are closed. Now let it try to learn: train 20 steps."
conv1.bias = -10
forward
backward
```

```hint
The bias is one number. Then train N steps.
```

```hint
Two statements, and a minus before the 10.
```

```hint
conv1.bias = -10; train 20 steps
```

```solution
conv1.bias = -10
train 20 steps
```

Nothing moved, not even the bias: to move, it would have to be heard. On this
picture the kernel is dead, and no training on it brings it back. Only a
picture that opens a gate can.

```notes
Ask what could wake it: a larger rate, more steps? Neither. Show that not even
the bias moves. Then ask for a picture that would.
```

## Repair it: a network that guesses

```setup
input 1x6x6
conv 2 3x3
relu
dense 2
loss cross-entropy
input = reshape([cross, ring], [2, 1, 6, 6])
target = [0, 1]
optimizer sgd lr 0.1
conv1.bias = -5
let k0 = conv1.weight
train 100 steps
forward
backward
```

Two pictures, a cross and a ring, and a network that should tell them apart.
A friend has trained it for 100 steps. "It says the same of both!"

softmax(…) makes probabilities of the two scores that a picture gets.

```demo
print loss
print softmax(dense1.out)
```

```predict
It gives both classes a half. What is the loss of such a guess?
number: -log(0.5)
because: -log(0.5)
```

```wrong -0.693 "The size is right. log(0.5) is below zero, the loss is −log."
```

```wrong 0.25 "You squared. It is −log of the half."
```

```wrong 0 "So small it is for one who is sure, and right."
```

```wrong 1 "It is −log of the probability, a half."
```

```wrong 0.5 "That is the probability. The loss is −log of it."
```

```task
Find out what is wrong (fate, grads and print conv1.bias may help). Repair
it, and train until the loss is below 0.1. The kernels must have learned.
```

```check
loss < 0.1
max(abs(conv1.weight - k0)) > 0.001
sum(conv1.out.grad != 0) > 0
```

```own conv1.weight learned varying conv1.weight
Open the gates, and let it train.
```

```wrong "More steps do not help: no gradient gets through to the kernels."
train 200 steps
```

```wrong "The gates are open again. Now it can learn: train."
conv1.bias = 0
forward
backward
```

```hint
At how many pixels of conv1 does gradient arrive? Why?
```

```hint
All gates are closed, because of the biases. Open them, then train.
```

```hint
conv1.bias = 0; train 100 steps
```

```solution
conv1.bias = 0
train 100 steps
```

`replace relu1 with leakyrelu` would help as well, but slowly: a hundredth of
the gradient gets through a closed gate. After 1000 steps the loss is still
at 0.65, after 2000 it is below 0.001. You can now say which pixels a kernel
hears, and why.

```notes
Let them look before they change anything: fate, grads, bias. The usual first
try is more steps. Ask what a loss of 0.693 means: log 2, a coin.
```

"""####
),
(
"10-pools.md",
####"""
---
title: Through max-pool and average-pool
minutes: 11
needs: 9
seed: 0
---

## The largest of each window

A pool has no weights, so nothing in it learns. Yet every gradient on its
way to a kernel must pass through it. Which pixels does it let through, and
with how much?

```setup
input 4x4
maxpool 2
input = [[1, 3, 2, 0], [0, 2, 1, 4], [5, 1, 0, 2], [2, 0, 3, 1]]
```

One layer alone: a max-pool. It cuts the picture into four windows of 2×2
and keeps the largest number of each.

```demo
print input
```

```predict
What will stand in the top right of the output?
number: max(input[0, 0:2, 2:4])
because: max(input[0, 0:2, 2:4])
```

```wrong 0 "That is the smallest of the window."
```

```wrong 7 "That is the sum. A max-pool keeps the largest."
```

```wrong 2 "That is the first of the window. Which is the largest?"
```

```wrong mean(input[0, 0:2, 2:4])
That is the average. A max-pool takes the largest.
```

```wrong max(input[0, 0:2, 0:2]) "That is the window at the top left."
```

```task
Run the network forward, and see.
```

```check
allclose(maxpool1.out[0, 0, 1], max(input[0, 0:2, 2:4]), 1e-12)
```

```hint
One word runs the input through all layers.
```

```hint
There are two passes. You want the one that comes first.
```

```hint
forward
```

```solution
forward
```

One number for each window: 3, 4, 5 and 3.

```notes
Ask how many weights a pool has. Then: what can go wrong in a layer that learns
nothing? Show the four windows on the input.
```

## The winner takes it

And on the way back, who gets what? Let the four outputs ask for 10, 20, 30
and 40. In the top left window stand 1, 3, 0 and 2, and 10 comes in from
above.

```predict
How much of the 10 goes to the pixel (0,1), where the 3 stands?
number: 10 * (input[0, 0, 1] == max(input[0, 0:2, 0:2]))
because: the 3 is the largest of its window, and takes all of it.
```

```wrong 0 "The 3 is the largest of its window."
```

```wrong 5 "Nothing is shared. The largest takes all."
```

```wrong 3 "That is the pixel's value. What is passed on is the 10."
```

```wrong 2.5 "So an average would share. Here the winner takes it all."
```

```wrong 30 "The pool has no weights: the pixel's value is no factor."
```

```predict
And how much to the pixel (1,1), where the 2 stands?
number: 10 * (input[0, 1, 1] == max(input[0, 0:2, 0:2]))
because: only the winner moved the output.
```

```wrong 6.67 "Nothing is shared by size. The winner takes all."
```

```wrong 20 "That comes down to another window."
```

```wrong 10 "That is for the winner, and the 3 is larger."
```

```wrong 2 "That is its value. What is its part of the 10?"
```

```wrong 2.5 "So an average would share. Here the others get nothing."
```

```task
Send 10, 20 in the top row and 30, 40 below back through the pool.
```

```check
allclose(maxpool1.out.grad[0], [[10, 20], [30, 40]], 1e-12)
allclose(input.grad[0, 0:2, 0:2], [[0, 10], [0, 0]], 1e-12)
allclose(input.grad[0, 2:4, 2:4], [[0, 0], [40, 0]], 1e-12)
```

```wrong "The rows are swapped: 10 and 20 belong to the top row."
backward with [[[30, 40], [10, 20]]]
```

```wrong "All four got the same. Give each output its own number."
backward with 10 * ones(1, 2, 2)
```

```hint
There is no loss here, so give the gradient of the output yourself:
backward with something.
```

```hint
The output is 1×2×2, so what you give has three brackets: one channel, two
rows, two columns.
```

```hint
backward with [[[10, 20], [30, 40]]]; show input.grad
```

```solution
backward with [[[10, 20], [30, 40]]]
```

Look at it: show input.grad. Each winner has all of its 10, 20, 30 or 40, and
everybody else has nothing.

```notes
Let the class vote before the reveal: all to the winner, a quarter to each,
or in proportion to the values. The last one is the usual guess. Ask what a
tiny change of the 2 would do to the maximum: nothing. So its gradient is 0.
```

## Ask it with a nudge

Is it fair that a loser gets nothing? Ask what a gradient always answers:
what would change if this number grew a little?

```predict
The 2 grows by a half, to 2.5. What is the largest number of its window then?
number: max([1, 3, 0, 2.5])
because: max([1, 3, 0, 2.5])
```

```wrong 2 "So it was. Which of the four is the largest now?"
```

```wrong 5.5 "You added. Which of the four is the largest?"
```

```wrong 2.5 "3 is still larger."
```

Nothing has changed. The gradient 0 is not a punishment. It says that the
loser has no influence, as long as it stays the loser.

```task
Make the 2 at pixel (1,1) the winner of its window: give it a larger value.
Then run forward, and send the same four gradients back.
```

```check
input[0, 1, 1] > 3
allclose(maxpool1.out[0, 0, 0], input[0, 1, 1], 1e-12)
allclose(input.grad[0, 0:2, 0:2], [[0, 0], [0, 10]], 1e-12)
```

```wrong "That is not enough: the 3 beside it is still larger."
input[0, 1, 1] = 2.5
forward
backward with [[[10, 20], [30, 40]]]
```

```wrong "A tie! The first one in reading order wins it, and takes all."
input[0, 1, 1] = 3
forward
backward with [[[10, 20], [30, 40]]]
```

```hint
An address can be assigned: input[0,1,1] = …
```

```hint
Anything above 3 will do. The values on the screen are old until you run
forward again.
```

```hint
input[0,1,1] = 6; forward; backward with [[[10, 20], [30, 40]]]
```

```solution
input[0, 1, 1] = 6
forward
backward with [[[10, 20], [30, 40]]]
```

Now the 10 goes to the new winner, and the 3 gets nothing.

```notes
Ask what happens to the output if the 2 grows to 2.5, to 3, to 3.1. At 3 is
the tie. Show that the gradient moves over at once, all of it.
```

## A tie

```setup
input = [[7, 7, 2, 0], [7, 7, 1, 4], [5, 1, 0, 2], [2, 0, 3, 1]]
forward
backward with [[[10, 20], [30, 40]]]
```

What if all four are the largest? In the top left window four 7s stand, and
again 10 comes in from above.

```predict
What does the first of the four 7s get, the one at (0,0)?
choice: 1 + (input.grad[0, 0, 0] < 10)
because: the first of equals counts as the winner.
- all of the 10
- a quarter of it
```

```wrong 2 "Nothing is shared out: one of them is taken as the winner."
```

```demo
print input.grad[0]
```

The pool, like PyTorch's, takes the first maximum in reading order. Another
rule would be as good: at a tie the slope is not defined. What counts is that
the 10 is given out once.

```task
Make a gradient that keeps the rule: what arrives at the top left window's
four 7s, as a grid of 2×2, from maxpool1.out.grad. Call it paid. Compare
input.grad[0, 0:2, 0:2].
```

```check
shape(paid) == [2, 2]
allclose(paid, [[10, 0], [0, 0]], 1e-9)
allclose(input.grad[0, 0:2, 0:2], paid, 1e-9)
sum(input.grad) == 100
```

```own paid of input.grad varying maxpool1.out.grad
Make it from maxpool1.out.grad[0,0,0]: who gets how much of it?
```

```wrong "That pays every 7 in full, and makes 40 of the 10."
let paid = maxpool1.out.grad[0, 0, 0] * ones(2, 2)
```

```wrong "That shares it out. The first of equals takes all of it."
let paid = maxpool1.out.grad[0, 0, 0] * ones(2, 2) / 4
```

```wrong "That pays the last 7. The first in reading order counts."
let paid = maxpool1.out.grad[0, 0, 0] * [[0, 0], [0, 1]]
```

```wrong "Those are the gradients of all four windows. Take the first."
let paid = maxpool1.out.grad[0]
```

```wrong "The values have no say. The winner gets all, the others nothing."
let paid = maxpool1.out.grad[0, 0, 0] * input[0, 0:2, 0:2]
```

```wrong "Then the 10 is lost. One of the four gets it."
let paid = zeros(2, 2)
```

```hint
One of the four pixels gets all, the other three nothing.
```

```hint
paid = what arrived at the window × a grid with a single 1 in it
```

```hint
let paid = maxpool1.out.grad[0,0,0] * [[1, 0], [0, 0]]
```

```solution
let paid = maxpool1.out.grad[0, 0, 0] * [[1, 0], [0, 0]]
```

The 10 is given out once: nothing is lost on the way, and nothing is made.

```notes
Somebody asks for a fair share. Ask what matters: that 10 is paid once. Show
the slope to the left and to the right of a tie; any rule lies between.
```

## Windows that overlap

```setup
input 3x3
maxpool 2 stride 1
input = [[1, 2, 3], [4, 9, 5], [6, 7, 8]]
```

Can a pixel win twice? If the window moves by one pixel only, the windows
overlap. Every one of the four holds the 9 in the middle.

```demo
forward
```

```predict
The four outputs get the gradients 1, 2, 3 and 4. What does the 9 get?
number: sum([1, 2, 3, 4] * (flatten(maxpool1.out) == input[0, 1, 1]))
because: 1 + 2 + 3 + 4
```

```wrong 36 "Its value has no part in it. Add up what comes down."
```

```wrong 1 "That is the first window alone. The 9 won all four."
```

```wrong 9 "That is its value. How much comes down to it?"
```

```wrong 4 "That is the last window alone. The 9 won all four."
```

```wrong 2.5 "That is the mean. What arrives is added up."
```

```task
Send 1, 2 / 3, 4 back, and explain input.grad[0,1,1].
```

```check
allclose(maxpool1.out.grad[0], [[1, 2], [3, 4]], 1e-12)
allclose(input.grad[0, 1, 1], 10, 1e-12)
allclose(sum(abs(input.grad)), 10, 1e-12)
used explain
```

```wrong "Each of the four outputs has its own number: 1, 2, 3 and 4."
backward with ones(1, 2, 2)
```

```wrong "Four outputs in two rows: 1 and 2 above, 3 and 4 below."
backward with [[[1, 3], [2, 4]]]
```

```wrong "They are sent. Now ask about the 9: explain input.grad[0,1,1]."
backward with [[[1, 2], [3, 4]]]
```

```hint
As before: backward with, and three brackets.
```

```hint
One channel, two rows of two: [[[1, 2], [3, 4]]].
```

```hint
backward with [[[1, 2], [3, 4]]]; explain input.grad[0,1,1]
```

```solution
backward with [[[1, 2], [3, 4]]]
explain input.grad[0,1,1]
```

A number that is used several times gets the sum of what all its uses ask
for. You have met this rule before: a kernel weight is used at every pixel,
and its gradient is a sum over the pixels.

```notes
Ask in how many windows the 9 stands. They will say that it wins once. Write
the sum below it, 1 + 2 + 3 + 4, and name the rule: used often, summed.
```

## The average divides

```setup
input 3x3
avgpool 2 stride 1
input = [[1, 2, 3], [4, 9, 5], [6, 7, 8]]
forward
```

What if nobody wins? In an average-pool all four pixels of a window have a
say in the result, and all have the same: a quarter.

```predict
Again 1, 2, 3 and 4 come in. What does the pixel in the middle get now?
number: (1 + 2 + 3 + 4) / 4
because: (1 + 2 + 3 + 4) / 4
```

```wrong 0 "An average forgets nobody."
```

```wrong 0.25 "That is the first window's part. The middle lies in all four."
```

```wrong 4 "That is the last one, whole. Each hands on a quarter."
```

```wrong 10 "So it was with max. An average hands on a quarter of each."
```

```predict
And the corner (0,0), which lies in one window only, that of the 1?
number: 1 / 4
because: 1 / 4
```

```wrong 0.5 "It lies in the window of the 1. Its part is a quarter."
```

```wrong 2.5 "That is the middle. The corner lies in one window."
```

```wrong 4 "That is for another corner, and whole."
```

```wrong 1 "A window has four pixels, and each gets its part."
```

```wrong 0 "It lies in one window, and an average forgets nobody."
```

```task
Send 1, 2 / 3, 4 back through the average-pool.
```

```check
allclose(avgpool1.out.grad[0], [[1, 2], [3, 4]], 1e-12)
allclose(input.grad[0, 1, 1], 2.5, 1e-12)
allclose(input.grad[0, 0, 0], 0.25, 1e-12)
```

```wrong "Each of the four outputs has its own number: 1, 2, 3 and 4."
backward with ones(1, 2, 2)
```

```wrong "Those are quarters already. The pool does the dividing."
backward with [[[0.25, 0.5], [0.75, 1]]]
```

```hint
The same statement as in the last step.
```

```hint
backward with, one channel, two rows of two.
```

```hint
backward with [[[1, 2], [3, 4]]]; explain input.grad[0,1,1]
```

```solution
backward with [[[1, 2], [3, 4]]]
```

All that came in is handed on, here too: add up input.grad, and you get 10.

```notes
Ask where the 4 goes: to the winner before, to all four now. Show the corner
and the middle: one window and four.
```

## What is left for the kernel

```setup
input 1x8x8
conv 1 3x3
maxpool 2
dense 2
loss cross-entropy
input = digit(5)
target = 1
forward
backward
```

What does that mean for a kernel below the pool? Its feature map has 36
pixels, and the pool makes 9 of them. There is no ReLU, so the pool alone
decides who counts.

```predict
At how many of the 36 pixels does any gradient arrive?
number: sum(conv1.out.grad != 0)
because: one winner in each of the nine windows.
```

```wrong 1 "There is one in each window. How many windows are there?"
```

```wrong 27 "Those get nothing. How many get something?"
```

```wrong 36 "Only a winner gets any."
```

```demo
print conv1.out.grad[0] != 0
```

A quarter. Each kernel weight still has 36 terms in its sum, but 27 of them
are zero before the input is even looked at. (fate conv1 tells the story.)

```task
Let gradient arrive at all 36 pixels: put another pool in the place of this
one. Then run forward and backward.
```

```check
sum(conv1.out.grad != 0) == 36
shape(dense1.weight) == [2, 9]
```

```wrong "Without a pool dense1 has 36 inputs. Put in a pool instead."
remove maxpool1
forward
backward
```

```wrong "A smaller stride lets more through. Not yet all: losers stay."
replace maxpool1 with maxpool 2 stride 1
forward
backward
```

```hint
Which of the two pools gives something to everyone?
```

```hint
replace NAME with LAYER puts a new layer in the place of an old one.
```

```hint
replace maxpool1 with avgpool 2; forward; backward; fate conv1
```

```solution
replace maxpool1 with avgpool 2
forward
backward
```

All 36 are heard now, each with a quarter of the strength.

```notes
Is more gradient better? Not as such. Max-pool trains the kernel on the
places where it answers most; average-pool on all, with a quarter of the
strength. Let the class argue, then train both on data edges.
```

## Repair it: a pool that shares

```setup
input 4x4
maxpool 2
input = [[1, 3, 2, 0], [0, 2, 1, 4], [5, 1, 0, 2], [2, 0, 3, 1]]
forward
backward with [[[10, 20], [30, 40]]]
let U = [[1, 0], [1, 0], [0, 1], [0, 1]]
let big = U @ maxpool1.out[0] @ transpose(U)
let down = U @ maxpool1.out.grad[0] @ transpose(U)
let theirs = down / 4
```

A friend has written the backward pass of a max-pool. They blow the output up
to the size of the input, and call it big. They do the same to its gradient,
call that down, and share: down / 4.

```demo
print big
print down
```

But that is an average-pool's gradient. A max-pool gives all to the winner,
and `input[0] == big` holds a 1 for each winner.

```task
Write the right gradient from input, big and down, and call it mine.
It must be equal to input.grad.
```

```check
shape(flatten(mine)) == [16]
allclose(flatten(mine), flatten(input.grad[0]), 1e-12)
allclose(flatten(mine)[0:4], [0, 10, 0, 0], 1e-12)
```

```own mine of input.grad varying down
Give each window's gradient to the pixel that won it.
```

```wrong "Here everyone gets all of it. Let only the winners through."
let mine = down
```

```wrong "These are the winners, as 0 and 1. What does each of them get?"
let mine = input[0] == big
```

```wrong "The winner got a quarter. It takes all: there is no sharing."
let mine = (input[0] == big) * theirs
```

```wrong "That gives winners their own value. They get what came down."
let mine = (input[0] == big) * big
```

```wrong "You added. A gate is multiplied by."
let mine = (input[0] == big) + down
```

```wrong "None is above the largest. Which ones are equal to it?"
let mine = (input[0] > big) * down
```

```wrong "That is the friend's. Only a winner gets anything."
let mine = down / 4
```

```hint
A gate is a number that is 1 or 0. You multiply by it.
```

```hint
mine = (1 for winners, else 0) × (the gradient of the window's output)
```

```hint
let mine = (input[0] == big) * down
```

```solution
let mine = (input[0] == big) * down
```

You have written a max-pool's backward pass. One thing is still wrong with
it: at a tie it pays every winner in full. Try it with the four 7s.

You can now say what a pool lets through, and to whom.

```notes
Ask what the friend has written: an average-pool's way back. Let them find the
mask. Then the four 7s: their own line pays 40 for 10.
```

"""####
),
(
"11-to-the-input.md",
####"""
---
title: To the input
minutes: 9
needs: 5
seed: 0
---

## A stamp

On its way down, a gradient leaves a convolution through the kernel, and
books say that the kernel is turned round by half a turn. Why? Nobody turns
it on purpose. You will see it happen.

```setup
input 3x3
conv 1 2x2 bias off
conv1.weight[0, 0] = [[1, 2], [3, 4]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
forward
```

A 3×3 picture, a kernel of 1, 2 / 3, 4 and four outputs. Only one of them
asks for something: the top left output gets the gradient 1, the others 0.

```demo
print conv1.weight[0,0]
```

```predict
Which number arrives at the pixel (1,1), the middle of the picture?
number: conv1.weight[0, 0, 1, 1]
because: conv1.weight[0, 0, 1, 1]
```

```wrong conv1.weight[0, 0, 0, 0]
That one lies on the pixel (0,0). The middle is under the last weight.
```

```wrong sum(conv1.weight)
Those are all four weights. The pixel was met by one of them.
```

```wrong input[0, 1, 1]
That is the pixel itself. It is no factor of what arrives: that is upstream
× weight.
```

```wrong input[0, 1, 1] * conv1.weight[0, 0, 1, 1]
The pixel is no factor of its own gradient. What arrives is upstream ×
weight.
```

```wrong 0 "The output asks for 1, and the pixel was read by it."
```

```task
Send the gradient 1, 0 / 0, 0 back, and show input.grad.
```

```check
allclose(conv1.out.grad[0], [[1, 0], [0, 0]], 1e-12)
allclose(input.grad[0, 0:2, 0:2], conv1.weight[0, 0], 1e-12)
```

```wrong "All four outputs ask now. Only the top left one should."
backward with ones(1, 2, 2)
```

```wrong "You asked at the bottom right. The top left comes first."
backward with [[[0, 0], [0, 1]]]
```

```wrong when conv1.out.grad[0, 0, 0] != 1
"The top left output, in row 0 and column 0, has to ask for 1."
backward with [[[0, 1], [0, 0]]]
```

```hint
There is no loss, so give the output's gradient yourself: backward with.
```

```hint
The output is 1×2×2: three brackets, two rows of two numbers.
```

```hint
backward with [[[1, 0], [0, 0]]]; show input.grad
```

```solution
backward with [[[1, 0], [0, 0]]]
```

The output saw four pixels, each through one weight. So each of the four
gets its weight back: the kernel, upright, stamped on the window.

```notes
Ask which pixels the top left output has seen, and through which weight. They
have heard that the kernel is turned, and turn it. Show the stamp: upright.
```

## Stamp elsewhere, and harder

And an output at another place, that asks for more? It stamps at its own
place, and three times as hard if it asks for three.

```predict
The bottom right output alone gets 3. What arrives at the middle now?
number: 3 * conv1.weight[0, 0, 0, 0]
because: 3 * conv1.weight[0, 0, 0, 0]
```

```wrong 3 * conv1.weight[0, 0, 1, 1]
Now the window stands at the bottom right: the middle is its first pixel.
```

```wrong conv1.weight[0, 0, 0, 0] "The right weight. But 3 arrives, not 1."
```

```wrong conv1.weight[0, 0, 1, 1]
That is the stamp of before. Which weight meets the middle now, and how
hard?
```

```wrong 3 * input[0, 1, 1]
The pixel is no factor of its own gradient. What arrives is upstream ×
weight.
```

```wrong 3 * sum(conv1.weight)
The whole stamp is not on this pixel: one weight of it is.
```

```task
Give the bottom right output the gradient 3 and the others 0.
```

```check
allclose(conv1.out.grad[0], [[0, 0], [0, 3]], 1e-12)
allclose(input.grad[0, 1:3, 1:3], 3 * conv1.weight[0, 0], 1e-12)
allclose(input.grad[0, 0], [0, 0, 0], 1e-12)
```

```wrong "That is the bottom left one. Rows come first, then columns."
backward with [[[0, 0], [3, 0]]]
```

```wrong "The place is right, but it should ask for three."
backward with [[[0, 0], [0, 1]]]
```

```wrong when conv1.out.grad[0, 0, 0] != 0
"The top left output asks for something. Only the bottom right one should."
backward with [[[3, 0], [0, 0]]]
```

```hint
Same statement as before, with another number at another place.
```

```hint
Bottom right is the second number of the second row.
```

```hint
backward with [[[0, 0], [0, 3]]]; show input.grad
```

```solution
backward with [[[0, 0], [0, 3]]]
```

The same stamp three times as hard, one row down and one column to the right.

```notes
Draw it: a rubber stamp of the kernel, pressed on the picture once for each
output, with the output's gradient as the pressure. This is the scatter. It
is how many libraries compute it, and it has no turn in it.
```

## Read it from the pixel's side

Now all four ask: 1, −2 / 3, 0.5. The middle pixel lies under all four
stamps. Which part of the stamp hits it each time?

The top left output hits it with its bottom right corner, the weight 4. The
bottom right output hits it with its top left corner, the weight 1.

```predict
So what is the sum at the middle pixel?
number: 1*4 + (-2)*3 + 3*2 + 0.5*1
because: 1*4 + (-2)*3 + 3*2 + 0.5*1
```

```wrong 1*1 + (-2)*2 + 3*3 + 0.5*4
The first output meets the middle with its last weight: the other way round.
```

```wrong 1 - 2 + 3 + 0.5
Those are the four upstream numbers. Each comes down through a weight.
```

```wrong 1*4 + 2*3 + 3*2 + 0.5*1
One of the four asks for −2: its share is taken away.
```

```wrong conv1.weight[0, 0, 1, 1]
That is the share of the top left output alone. Three more lie on this
pixel.
```

```wrong sum(conv1.weight)
Those are the bare weights. Each counts as much as its output asks for.
```

```task
Send 1, −2 / 3, 0.5 back, and explain input.grad[0,1,1].
```

```check
used explain
allclose(conv1.out.grad[0], [[1, -2], [3, 0.5]], 1e-12)
allclose(input.grad[0, 1, 1], 4.5, 1e-12)
allclose(sum(input.grad), sum(conv1.weight) * sum(conv1.out.grad), 1e-9)
```

```wrong "The second number is −2: that output wants to go up."
backward with [[[1, 2], [3, 0.5]]]
explain input.grad[0,1,1]
```

```wrong "Rows and columns are exchanged: the first row is 1, −2."
backward with [[[1, 3], [-2, 0.5]]]
explain input.grad[0,1,1]
```

```wrong
"You turned the upstream numbers. Send them as they are: nobody turns them."
backward with [[[0.5, 3], [-2, 1]]]
explain input.grad[0,1,1]
```

```wrong when conv1.out.grad[0, 1, 1] == 3
"That explains the gradient of the step before. Send the new one back first."
explain input.grad[0,1,1]
```

```hint
Two rows of two: 1, -2 above and 3, 0.5 below.
```

```hint
backward with, then [[[first row], [second row]]].
```

```hint
backward with [[[1, -2], [3, 0.5]]]; explain input.grad[0,1,1]
```

```solution
backward with [[[1, -2], [3, 0.5]]]
explain input.grad[0,1,1]
```

In that view the gradients around the pixel lie upright, and the weights that
they meet lie upside down: the far corner of each stamp is the one that
reaches back to the pixel.

```notes
Let four pupils hold the four windows; each says which of its weights lies on
the middle. 4, 3, 2, 1: read in order, the kernel is backwards.
```

## Write it as a correlation

Can all nine pixels be had in one go? Let the turned kernel slide over the
gradients, as it slid over the picture. A border of zeros makes room for it
at all nine pixels.

```demo
print pad(conv1.out.grad[0], 1)
print rot180(conv1.weight[0,0])
```

```task
Correlate the padded gradient with the turned kernel. Call the result mine.
It must be equal to input.grad[0].
```

```check
shape(flatten(mine)) == [9]
allclose(flatten(mine), flatten(input.grad[0]), 1e-9)
allclose(flatten(mine)[3:6], [6, 4.5, -7], 1e-9)
```

```own mine varying conv1.weight, conv1.out.grad
Slide the turned kernel over the padded upstream gradient.
```

```wrong "The kernel is upright here. From the pixel's side it is turned."
let mine = correlate(pad(conv1.out.grad[0], 1), conv1.weight[0, 0])
```

```wrong "This is 1×1: without a border it fits at one place only."
let mine = correlate(conv1.out.grad[0], rot180(conv1.weight[0, 0]))
```

```wrong "You turned the gradient instead. Turn the kernel."
let mine = correlate(pad(rot180(conv1.out.grad[0]), 1), conv1.weight[0, 0])
```

```wrong "transpose mirrors at the diagonal. Half a turn is `rot180`."
let mine = correlate(pad(conv1.out.grad[0], 1), transpose(conv1.weight[0, 0]))
```

```wrong when shape(flatten(mine))[0] > 9
"That has more numbers than the picture. How wide is the border above?"
let mine = correlate(pad(conv1.out.grad[0], 2), rot180(conv1.weight[0, 0]))
```

```wrong
"That is the gradient of the kernel. Here it is what arrives at the picture."
let mine = correlate(input, conv1.out.grad)
```

```hint
correlate(x, k) slides k over x. Which of the two printed grids slides?
```

```hint
mine = correlate(padded gradient, turned kernel)
```

```hint
let mine = correlate(pad(conv1.out.grad[0], 1), rot180(conv1.weight[0,0]))
```

```solution
let mine = correlate(pad(conv1.out.grad[0], 1), rot180(conv1.weight[0, 0]))
```

To turn the kernel and then correlate has a name of its own: convolution.
So a layer that is called a convolution correlates on the way up, and only
on the way down does it convolve.

```notes
Ask why a border of zeros is needed: the corner pixel lies under one window.
Many forget it and get a 1×1. Show the padded grid first.
```

## Write it as a matrix

A third way. The layer is a dense layer with zeros and ties, with a matrix
W of 4×9. What does a dense layer do on the way back? It goes through each
weight the other way: Wᵀ times the gradients.

```demo
print unroll(conv1)
```

```predict
The fifth column belongs to the middle pixel. From top to bottom, it holds
choice: 1 + (unroll(conv1)[0, 4] == conv1.weight[0, 0, 0, 0])
because: the first output meets the middle with the last weight.
- the kernel backwards
- the kernel forwards
```

```wrong 2 "That is a row: what an output sees. Read down the column."
```

```task
Multiply the transposed matrix by the flattened gradients. Call it flat.
```

```check
shape(flatten(flat)) == [9]
allclose(flatten(flat), flatten(input.grad), 1e-9)
allclose(flatten(flat)[3:6], [6, 4.5, -7], 1e-9)
```

```own flat varying conv1.weight, conv1.out.grad
Multiply the turned matrix by the flattened upstream gradient.
```

```wrong "That is W times the picture: the way forward. Go back with Wᵀ."
let flat = unroll(conv1) @ flatten(input)
```

```wrong "Those are the outputs. Their gradients go down: conv1.out.grad."
let flat = transpose(unroll(conv1)) @ flatten(conv1.out)
```

```wrong when shape(flatten(flat))[0] > 9
"More than nine numbers: nothing was added up. A matrix product is written @."
let flat = transpose(unroll(conv1)) * flatten(conv1.out.grad)
```

```hint
unroll(conv1) is the matrix, @ is the matrix product.
```

```hint
flat = transpose(W) @ flatten(gradients of the output)
```

```hint
let flat = transpose(unroll(conv1)) @ flatten(conv1.out.grad)
```

```solution
let flat = transpose(unroll(conv1)) @ flatten(conv1.out.grad)
```

Rows of W are what an output sees: the kernel forwards. Columns are what a
pixel is seen by: the kernel backwards. The turn is nothing but reading the
same matrix by columns.

```notes
Three ways, one sum: stamp (scatter), slide (turned kernel), matrix
(transposed). Ask which is quickest to write, to run, to believe. This is
also what is called a transposed convolution when it is used as a layer.
```

## Where the mistake hides

```setup
input 1x6x6
conv 1 3x3 bias off
conv1.weight[0, 0] = sobel_x
input = ring
forward
backward with digit(7)[1:5, 1:5] + 0.5
let honest = input.grad
sabotage input-unturned
backward with digit(7)[1:5, 1:5] + 0.5
```

What if somebody forgets the turn? In this backward pass the kernel goes
down upright. It is sobel_x, and the right gradient is kept in honest.

```demo
print max(abs(input.grad - honest))
```

With some kernels nobody would ever notice. Which ones look the same after
half a turn?

```task
Give the kernel a filter, not all zeros, with which input.grad comes out right
although the turn is forgotten. Run forward, and then:

- `backward with digit(7)[1:5,1:5] + 0.5`
```

```check
max(abs(conv1.weight)) > 0
allclose(conv1.weight[0, 0], rot180(conv1.weight[0, 0]), 1e-12)
allclose(input.grad, convolve(conv1.out.grad, conv1.weight[0], 1, 2), 1e-9)
```

```wrong "Half a turn of prewitt_x is −prewitt_x: all signs are wrong."
conv1.weight[0, 0] = prewitt_x
forward
backward with digit(7)[1:5, 1:5] + 0.5
```

```wrong "A kernel of zeros passes nothing at all: that proves nothing."
conv1.weight[0, 0] = zeros(3, 3)
forward
backward with digit(7)[1:5, 1:5] + 0.5
```

```wrong when max(abs(conv1.weight[0, 0] - rot180(conv1.weight[0, 0]))) > 0
"This kernel looks different after half a turn. Print rot180 of it beside it."
conv1.weight[0, 0] = sobel_y
forward
backward with digit(7)[1:5, 1:5] + 0.5
```

```wrong "Leave the mistake in: undo. Find a kernel with which nobody sees it."
sabotage off
backward with digit(7)[1:5, 1:5] + 0.5
```

```wrong when allclose(conv1.weight[0, 0], rot180(conv1.weight[0, 0]), 1e-12)
"Half a turn leaves this kernel as it is. Run forward, and backward as above."
conv1.weight[0, 0] = gaussian
```

```hint
print rot180(sobel_x) and compare. Then look for a more even filter.
```

```hint
The weights on opposite sides of the centre must be equal. The filters
are sobel_x sobel_y prewitt_x laplacian gaussian box sharpen identity.
```

```hint
conv1.weight[0,0] = gaussian; forward
backward with digit(7)[1:5,1:5] + 0.5
```

```solution
conv1.weight[0, 0] = gaussian
forward
backward with digit(7)[1:5, 1:5] + 0.5
```

A test with a kernel that half a turn leaves as it is, or one whose numbers are
all the same, would have found nothing. Test with numbers that are all
different.

```notes
Ask which kernels look the same upside down: box, gaussian, laplacian. They
offer sobel_x. Show that half a turn changes its sign.
```

## Two kernels

```setup
sabotage off
input 3x3
conv 2 2x2 bias off
conv1.weight[0, 0] = [[1, 2], [3, 4]]
conv1.weight[1, 0] = [[0, 1], [-1, 0]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
forward
backward with [[[1, -2], [3, 0.5]], [[2, 0], [1, -1]]]
```

And with two kernels? Both have read the same picture, and both stamp on it
on the way back. The first one's share at the middle pixel you know. Here are
the second kernel, and what its channel asks for:

```demo
print conv1.weight[1,0]
print conv1.out.grad[1]
```

```predict
What does the second kernel's channel add at the middle pixel (1,1)?
number: 2*0 + 0*(-1) + 1*1 + (-1)*0
because: 2*0 + 0*(-1) + 1*1 + (-1)*0
```

```wrong -1
Look at the order: the first output meets the middle with the last weight.
```

```wrong sum(conv1.weight[0, 0] * [[0.5, 3], [-2, 1]])
That is the share of the first kernel, which you know. Take the second.
```

```wrong input.grad[0, 1, 1]
That is what arrives in all. Which part of it is the second kernel's?
```

```wrong sum(conv1.out.grad[1])
Those are the upstream numbers alone. Each comes down through a weight.
```

```wrong sum(conv1.weight[1, 0])
Those are the bare weights. Each counts as much as its output asks for.
```

```demo
print input.grad[0]
```

```task
Write each kernel's share of input.grad by a turned correlation. Call them
first and second.
```

```check
allclose(first + second, input.grad[0], 1e-9)
allclose(first[1, 1], 4.5, 1e-9)
allclose(second[1, 1], 1, 1e-9)
```

```own first second of input.grad varying conv1.weight
Take each kernel's part by itself.
```

```wrong "The second share needs the second kernel, conv1.weight[1,0]."
let first = convolve(pad(conv1.out.grad[0], 1), conv1.weight[0, 0])
let second = convolve(pad(conv1.out.grad[1], 1), conv1.weight[0, 0])
```

```wrong "Both kernels are upright. convolve turns them for you."
let first = correlate(pad(conv1.out.grad[0], 1), conv1.weight[0, 0])
let second = correlate(pad(conv1.out.grad[1], 1), conv1.weight[1, 0])
```

```wrong when (first[1, 1] == 1) * (second[1, 1] == 4.5)
"The two are exchanged: first belongs to kernel 0."
let first = convolve(pad(conv1.out.grad[1], 1), conv1.weight[1, 0])
let second = convolve(pad(conv1.out.grad[0], 1), conv1.weight[0, 0])
```

```wrong when shape(flatten(first))[0] + shape(flatten(second))[0] < 18
"A share has nine numbers, as the picture has. Is there room at the border?"
let first = convolve(conv1.out.grad[0], conv1.weight[0, 0])
let second = convolve(conv1.out.grad[1], conv1.weight[1, 0])
```

```wrong "That is the first. Now the second kernel's, in the same way."
let first = convolve(pad(conv1.out.grad[0], 1), conv1.weight[0, 0])
```

```wrong "That is the whole, twice. The two shares together make the whole."
let first = input.grad[0]
let second = input.grad[0]
```

```wrong "The second kernel made the second map: conv1.out.grad[1]."
let first = convolve(pad(conv1.out.grad[0], 1), conv1.weight[0, 0])
let second = convolve(pad(conv1.out.grad[0], 1), conv1.weight[1, 0])
```

```hint
Channel 0 of the gradient goes with kernel 0, channel 1 with kernel 1.
convolve turns the kernel by itself.
```

```hint
share = convolve(pad(conv1.out.grad[o], 1), conv1.weight[o,0])
```

```hint
let first = convolve(pad(conv1.out.grad[0], 1), conv1.weight[0,0])
let second = convolve(pad(conv1.out.grad[1], 1), conv1.weight[1,0])
```

```solution
let first = convolve(pad(conv1.out.grad[0], 1), conv1.weight[0, 0])
let second = convolve(pad(conv1.out.grad[1], 1), conv1.weight[1, 0])
```

Down to the input the sum goes over the kernels that read it; up to the
output it went over the channels that were read. It is the same matrix.

```notes
Ask where the sum goes over on the way up (channels) and on the way down
(kernels). Show first, second, and their sum beside input.grad.
```

## Find it and mend it

```setup
sabotage off
example deep
seed 3
let w = conv2.weight
sabotage input-unturned
forward
backward
```

The last one is a whole network, and its backward pass is broken in the way
you know by now. But where does it show?

```predict
Which kernel's gradient is still right?
choice: 2 - (conv2.bias.grad[0] == sum(conv2.out.grad[0]))
because: it is made from what comes from above and what came in.
- that of conv2, the layer above
- that of conv1, the layer below
```

```wrong 2 "What arrives at conv1 has come through the broken step."
```

A kernel's gradient needs only what comes from above. conv2 gets honest
numbers and passes wrong ones on, so everything below it suffers. gradcheck
says so, too.

```task
Mend the backward pass, and run it again.
```

```check
allclose(conv2.in.grad[0,0,0], sum(w[:,0,0,0] * conv2.out.grad[:,0,0]), 1e-9)
allclose(conv2.in.grad[1,3,2], sum(w[:,1,1,0] * conv2.out.grad[:,1,1]), 1e-9)
conv2.weight == w
```

```wrong "It is mended, but these gradients are from before. Run it again."
sabotage off
```

```wrong
"As broken as before: it was run again, and not mended."
backward
gradcheck
```

```wrong "gradcheck finds the mistake. It does not mend it."
gradcheck
```

```wrong
"That one would spoil the kernels' own gradients. Here what goes down is
wrong."
guess flipped-kernel
```

```wrong
"The kernel was right. What is wrong is the way back: undo, and mend that."
conv2.weight = rot180(conv2.weight)
forward
backward
gradcheck
```

```hint
What was broken by sabotage is mended by the same word.
```

```hint
The numbers on the screen stay as they were until the pass is run again.
```

```hint
sabotage off; backward; gradcheck
```

```solution
sabotage off
backward
```

Ask gradcheck once more: it is content. You can now follow a gradient down to
the picture, and say why the kernel turns on the way.

```notes
Ask which gradients are above the mistake. Let them say it before gradcheck
does.
```

"""####
),
(
"12-stride-padding-dilation.md",
####"""
---
title: Stride, padding, dilation, channels
minutes: 16
needs: 11
seed: 0
---

## Stride: fewer positions

Does the sum over pixels still hold with stride, padding, dilation and
channels? The rule stays: each position adds upstream × input. Only which
positions there are, and what lies under them, is another matter.

```setup
input 7x7
conv 1 3x3 bias off
loss squared-error
input = ring
target = zeros(1, 5, 5)
```

A 3×3 kernel on a picture of 7×7 has 5×5 places to stand. With stride 2 it
moves two pixels at a time.

```predict
At how many places does it stand with stride 2?
number: ((7 - 3) / 2 + 1) ^ 2
because: ((7 - 3) / 2 + 1) ^ 2
```

```wrong 25 "That is with stride 1."
```

```wrong 3 "So many in a row. How many rows are there?"
```

```wrong (7 - 3) ^ 2 "Count the places in a row: it stands at 0, 2 and 4."
```

```wrong 7 * 7
So many are the pixels. The kernel must not stick out, and skips every
other.
```

```wrong 3 * 4 "Three by four? It stands at 0, 2 and 4, down and across."
```

```task
Replace conv1 with the same layer of stride 2. Its target must fit, so make it
zeros(1,3,3). Run both passes.
```

```check
shape(conv1.weight) == [1, 1, 3, 3]
shape(contributions(conv1.weight[0, 0, 0, 0])) == [3, 3]
allclose(conv1.out, correlate(input, conv1.weight, 2), 1e-9)
sum(conv1.weight.grad != 0) > 0
```

```wrong "That spreads the kernel. To move it two pixels at a time: stride 2."
replace conv1 with conv 1 3x3 dilation 2 bias off
target = zeros(1, 3, 3)
forward
backward
```

```wrong "The layer and its target are right. Now both passes."
replace conv1 with conv 1 3x3 stride 2 bias off
target = zeros(1, 3, 3)
```

```wrong "That is stride 3: it stands at 0 and 3 only, so 2×2 places."
replace conv1 with conv 1 3x3 stride 3 bias off
target = zeros(1, 2, 2)
forward
backward
```

```wrong when shape(conv1.out)[1] == 5
"It still moves by one pixel: the map has five rows. Give it a stride of 2."
replace conv1 with conv 1 3x3 bias off
forward
backward
```

```wrong when max(abs(conv1.bias)) > 0
"This one has a bias, and the layer before had none: bias off."
replace conv1 with conv 1 3x3 stride 2
target = zeros(1, 3, 3)
forward
backward
```

```wrong when allclose(conv1.out, correlate(input, conv1.weight, 2), 1e-9)
"The forward pass is done. The terms are counted on the way back: backward."
replace conv1 with conv 1 3x3 stride 2 bias off
target = zeros(1, 3, 3)
forward
```

```hint
replace NAME with LAYER; the word stride and a number go at the end.
```

```hint
Four statements: the layer, its target, and the two passes.
```

```hint
replace conv1 with conv 1 3x3 stride 2 bias off
target = zeros(1, 3, 3); forward; backward; net
```

```solution
replace conv1 with conv 1 3x3 stride 2 bias off
target = zeros(1, 3, 3)
forward
backward
```

Look at net: in its column terms stands 9. With stride 1 there were 25.

```notes
Ask for the formula, not the number: (7 − 3)/2 + 1. Three is the usual answer,
and it is a row. Show the column terms of net.
```

## The way back takes the same steps

```setup
input 7x7
conv 1 3x3 stride 2 bias off
input = reshape(arange(1, 50), [7, 7])
forward
backward with [[[1, -2, 3], [0, 4, 0.5], [2, -1, 1]]]
let S = [[1, 0, 0], [0, 0, 0], [0, 1, 0], [0, 0, 0], [0, 0, 1]]
let apart = S @ conv1.out.grad[0] @ transpose(S)
```

Is its gradient still correlate(input, gradient)? There the gradient slid
over the picture as one block. With stride 2, neighbours in the gradient were
two pixels apart in the picture. So the block must be spread.

```demo
print conv1.out.grad[0]
print apart
```

Unspread, the result would be 5×5, and the kernel is 3×3. Spreading is called
dilation, and correlate takes it as its last number:
correlate(x, k, stride, pad, dilation).

```task
Work out the kernel's gradient with correlate, and call it mine.
```

```check
shape(mine)[-1] == 3
allclose(flatten(mine), flatten(conv1.weight.grad), 1e-9)
allclose(conv1.weight.grad[0, 0, 0, 0], sum(input[0, 0:5, 0:5] * apart), 1e-9)
```

```own mine varying input
Slide the spread gradient over input.
```

```wrong "It has the right shape, but reads the wrong pixels: stride ignored."
let mine = correlate(input, conv1.out.grad)[:, :, 0:3, 0:3]
```

```wrong "The picture is stepped over here. Spread the gradient instead."
let mine = correlate(input, conv1.out.grad, 2)
```

```wrong when shape(mine)[-1] == 5
"That is 5×5, and the kernel 3×3. Is the gradient spread, and no border added?"
let mine = correlate(input, conv1.out.grad)
```

```wrong when shape(mine)[-1] < 3
"Too few: three rows are asked for. Spread, the gradient moves by one pixel."
let mine = correlate(input, conv1.out.grad, 2, 0, 2)
```

```wrong when shape(mine)[-1] > 5
"Too many: the fourth number is padding. Dilation is the fifth."
let mine = correlate(input, conv1.out.grad, 1, 2)
```

```hint
Each number of the gradient must fall two pixels from the next.
```

```hint
correlate(input, gradient, 1, 0, D): what is D for stride 2?
```

```hint
let mine = correlate(input, conv1.out.grad, 1, 0, 2)
```

```solution
let mine = correlate(input, conv1.out.grad, 1, 0, 2)
```

What was a stride on the way up is a dilation on the way back.

```notes
Ask how far apart neighbours of the gradient stood in the picture. They cut a
5×5 result to size; it fits and is wrong. Show the spread grid.
```

## Down through a stride

```setup
input 7x7
conv 1 3x3 stride 2 bias off
input = reshape(arange(1, 50), [7, 7])
conv1.weight[0, 0] = [[1, 2, 0], [0, -1, 3], [2, 0, 1]]
forward
backward with [[[1, -2, 3], [0, 4, 0.5], [2, -1, 1]]]
```

And the gradient that goes down to the picture? Each output still stamps the
kernel on its window. But the windows lie two pixels apart now.
`spread(x, 2)` puts the gradient where its windows are.

```demo
print spread(conv1.out.grad[0], 2)
```

```predict
A border of 2 goes round that, and the turned 3×3 kernel slides over it. How
many rows has the result?
number: 5 + 2 + 2 - 3 + 1
because: 5 + 2 + 2 - 3 + 1
```

```wrong 9 "That is the padded grid. The kernel has three rows itself."
```

```wrong 5 "So many has the spread grid. The border makes room for more."
```

```wrong 3 "So many has the gradient before it is spread."
```

```wrong 7 * 7 "So many are the numbers. How many rows have they?"
```

```wrong (5 + 2 + 2 - 3)
The first place counts, too: 9 rows have room for three at 0, 1, … up to 6.
```

```task
Work the picture's gradient out so. Call it down: seven rows of seven.
```

```check
shape(flatten(down)) == [49]
allclose(flatten(down), flatten(input.grad), 1e-9)
allclose(input.grad[0, 2, 2], 1*1 + (-2)*2 + 0*0 + 4*1, 1e-9)
```

```own down varying conv1.weight, conv1.out.grad
Make it from conv1.out.grad[0], spread and padded, and conv1.weight[0,0].
```

```wrong "The kernel is upright. From the pixel's side it is turned."
let g = pad(spread(conv1.out.grad[0], 2), 2)
let down = correlate(g, conv1.weight[0, 0])
```

```wrong "Not spread: so it would be with stride 1."
let g = pad(conv1.out.grad[0], 2)
let down = correlate(g, rot180(conv1.weight[0, 0]))
```

```wrong "3×3: without a border the kernel stays inside."
let down = correlate(spread(conv1.out.grad[0], 2), rot180(conv1.weight[0, 0]))
```

```wrong "A border of 1 is too narrow. The kernel has three rows: take 2."
let g = pad(spread(conv1.out.grad[0], 2), 1)
let down = correlate(g, rot180(conv1.weight[0, 0]))
```

```wrong "You turned the gradient. Turn the kernel."
let g = pad(rot180(spread(conv1.out.grad[0], 2)), 2)
let down = correlate(g, conv1.weight[0, 0])
```

```wrong when shape(flatten(down))[0] > 49
"Too many: the picture is 7×7. Pad by 2, and only after spreading."
let g = spread(pad(conv1.out.grad[0], 2), 2)
let down = correlate(g, rot180(conv1.weight[0, 0]))
```

```hint
As in lesson 11, with a gradient that is spread first.
```

```hint
down = correlate(pad(spread gradient, 2), turned kernel)
```

```hint
let g = pad(spread(conv1.out.grad[0], 2), 2)
let down = correlate(g, rot180(conv1.weight[0,0]))
```

```solution
let g = pad(spread(conv1.out.grad[0], 2), 2)
let down = correlate(g, rot180(conv1.weight[0, 0]))
```

The same turned kernel as with stride 1. Only the zeros between are new.

```notes
Draw the stamps two pixels apart. Ask which pixels are hit by one stamp, by
two, by four. Show the grid with its zeros between.
```

## Dilation: a kernel with gaps

```setup
input 7x7
conv 1 3x3 dilation 2 bias off
input = reshape(arange(1, 50), [7, 7])
forward
backward with [[[1, -2, 3], [0, 4, 0.5], [2, -1, 1]]]
```

And the other way about? A dilated kernel reads pixels that are two apart,
but it moves one pixel at a time.

```predict
How many rows of the input does this 3×3 kernel span?
number: 2 * (3 - 1) + 1
because: 2 * (3 - 1) + 1
```

```wrong 3 "So it is without gaps."
```

```wrong 6 "Two gaps lie between three rows, not three."
```

```wrong 7
So many rows has the picture. Draw the three rows with a gap between them.
```

```wrong 4 "Between three rows lie two gaps."
```

```wrong 9
So many weights it has. How many rows lie between its first and its last?
```

The same gradients have been sent back through this layer.

```demo
print shape(conv1.out)
print conv1.weight.grad[0,0]
```

```task
Work out this kernel's gradient with correlate, and call it dilated. Guess
first: which of correlate's numbers will be 2 this time?
```

```check
shape(conv1.out) == [1, 3, 3]
shape(dilated)[-1] == 3
allclose(flatten(dilated), flatten(conv1.weight.grad), 1e-9)
```

```own dilated varying input
Slide conv1.out.grad over input, in its own steps.
```

```wrong "Spread was for stride. Here the gradient's pixels are neighbours."
let dilated = correlate(input, conv1.out.grad, 1, 0, 2)
```

```wrong "Right pixels for a plain kernel. This one's weights are 2 apart."
let dilated = correlate(input, conv1.out.grad)[:, :, 0:3, 0:3]
```

```wrong when shape(dilated)[-1] == 5
"That has five rows, and the kernel three. Its rows read pixels two apart."
let dilated = correlate(input, conv1.out.grad)
```

```wrong when shape(dilated)[-1] < 3
"Three rows are asked for. Are neighbours in conv1.out.grad two pixels apart?"
let dilated = correlate(input, conv1.out.grad, 2, 0, 2)
```

```wrong when shape(dilated)[-1] > 5
"The fourth number is padding. The third is the stride, the fifth the
dilation."
let dilated = correlate(input, conv1.out.grad, 1, 2)
```

```hint
From one weight to the next, the block of gradients moves two pixels.
```

```hint
To move by two pixels at a time is a stride: correlate(x, k, stride).
```

```hint
let dilated = correlate(input, conv1.out.grad, 2)
```

```solution
let dilated = correlate(input, conv1.out.grad, 2)
```

A stride becomes a dilation and a dilation becomes a stride. It is the same
product of three grids, read from another side.

```notes
Write w[a] · x[S·r + D·a] → y[r] on the board. The kernel's gradient sums
over r and keeps a; the output sums over a and keeps r. So S and D swap.
```

## Padding: zeros that count as terms

```setup
input 3x3
conv 1 3x3 pad 1 bias off
input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
forward
backward with ones(1, 3, 3)
```

Do the zeros of a border count? One pixel wide, it lets a 3×3 kernel stand at
all nine pixels of a 3×3 picture. So every weight sums nine terms. But a term
on the border is something times 0.

```predict
How many of the nine terms of the corner weight (0,0) are not zero?
number: sum(contributions(conv1.weight[0, 0, 0, 0]) != 0)
because: where it stands in the first row or column it reads padding.
```

```wrong 9 "Some of its places lie on the padding."
```

```wrong 6
Its first row of places lies on the padding. Its first column does, too.
```

```wrong 1
Only where it stands in the first row or column does it read padding.
```

```wrong 5 "So many places read padding. How many of the nine are left?"
```

```wrong 3 "Two rows and two columns of places are left."
```

```predict
And of the weight in the centre, (1,1)?
number: sum(contributions(conv1.weight[0, 0, 1, 1]) != 0)
because: the centre never stands on the padding.
```

```wrong 4 "That is the corner weight. The centre is always over the picture."
```

```wrong 6
So it is in the middle of a side. Does the centre ever stand on the padding?
```

```wrong 1 "It stands at nine places. At which of them is it over the padding?"
```

```wrong 5 "Does the centre ever stand on the padding?"
```

```demo
grads
```

```task
Work out the kernel's gradient with correlate again. Call it padded.
```

```check
shape(padded)[-1] == 3
allclose(flatten(padded), flatten(conv1.weight.grad), 1e-9)
allclose(conv1.weight.grad[0, 0, 0, 0], sum(input[0, 0:2, 0:2]), 1e-9)
```

```own padded varying input
Pad input, then slide conv1.out.grad over it.
```

```wrong "1×1: without its border the picture has room for one place only."
let padded = correlate(input, conv1.out.grad)
```

```wrong "Two borders? One is enough: pad(…) or correlate's own, not both."
let padded = correlate(pad(input, 1), conv1.out.grad, 1, 1)
```

```wrong when allclose(padded, rot180(conv1.weight.grad), 1e-9)
"Turned about: the gradient is what slides, and the picture lies still."
let padded = correlate(conv1.out.grad, input, 1, 1)
```

```hint
The kernel read the padded picture. So must its gradient.
```

```hint
pad(input, 1) is the picture with its border; or give correlate a pad.
```

```hint
let padded = correlate(pad(input, 1), conv1.out.grad)
```

```solution
let padded = correlate(pad(input, 1), conv1.out.grad)
```

The border is part of what the kernel read, so it is part of the sum as well.
Its terms are 0.

```notes
Ask how many terms a corner weight has: nine, and four of them not 0. Show
grads, where both numbers stand.
```

## Pixels that nobody reads

```setup
input 6x6
conv 1 3x3 stride 2 bias off
input = reshape(arange(1, 37), [6, 6])
forward
backward with ones(1, 2, 2)
```

Does every pixel get read? Six pixels, a kernel of three, stride 2: it stands
at 0 and at 2. Then it would need the pixels 4, 5 and 6. There is no 6.

```predict
How many of the 36 pixels get no gradient at all?
number: sum(input.grad == 0)
because: the last row and the last column: no window gets to them.
```

```wrong 6 "The last row is one part. The last column is not read, either."
```

```wrong 12 "The corner belongs to both: count it once."
```

```wrong 0 "The last window begins at 2 and ends at 4. Who reads row 5?"
```

```wrong 20 "So many lie at the rim. Only on two sides nobody reads them."
```

```wrong 10 "Row 5 has six, column 5 has six. The corner is in both."
```

```demo
show input.grad
```

What is in the last row and the last column does not matter.

```task
Let the kernel reach them. Give the layer a padding of 1, in place of this
one, run forward, and send ones back. All 36 pixels must get a gradient.
```

```check
shape(conv1.out) == [1, 3, 3]
sum(input.grad != 0) == 36
shape(input.grad) == [1, 6, 6]
```

```wrong "Stride 1 reaches all of them too, but keep the stride at 2."
replace conv1 with conv 1 3x3 bias off
forward
backward with ones(1, 4, 4)
```

```wrong "The output is larger now. Send as many ones as it has numbers."
replace conv1 with conv 1 3x3 stride 2 pad 1 bias off
forward
```

```wrong when shape(conv1.out) == [1, 6, 6]
"All are read, but the stride is gone. Keep it at 2."
replace conv1 with conv 1 3x3 pad 1 bias off
forward
backward with ones(1, 6, 6)
```

```wrong when allclose(conv1.out, correlate(input, conv1.weight, 2, 2), 1e-9)
"A padding of 2 is more than is asked for. One is enough."
replace conv1 with conv 1 3x3 stride 2 pad 2 bias off
forward
backward with ones(1, 4, 4)
```

```wrong when max(abs(conv1.out.grad)) == 0
"What went back is 0, so 0 arrives. Send ones."
replace conv1 with conv 1 3x3 stride 2 pad 1 bias off
forward
backward with zeros(1, 3, 3)
```

```hint
replace conv1 with conv …, and the word pad with a number.
```

```hint
(6 + 2·1 − 3) / 2 + 1, rounded down, is the size of the new output.
```

```hint
replace conv1 with conv 1 3x3 stride 2 pad 1 bias off
forward; backward with ones(1, 3, 3)
```

```solution
replace conv1 with conv 1 3x3 stride 2 pad 1 bias off
forward
backward with ones(1, 3, 3)
```

The border itself would get a gradient too. It is thrown away: nobody can
change a zero that is always zero. input.grad is 6×6, not 8×8.

```notes
Ask who reads row 5. Some see no problem, as the shapes are right. Show the
zeros in input.grad, then the same with pad 1.
```

## Channels: more weights, not more terms

```setup
input 2x4x4
conv 3 3x3 bias off
input = reshape(arange(1, 33), [2, 4, 4]) / 10
forward
backward with reshape(arange(1, 13), [3, 2, 2]) - 6
```

Do more channels make more terms? Here are two, and three kernels. Every
kernel has a slice for each channel, so the weights are
OUT × IN × rows × columns.

```predict
What shape have the weights?
shape: conv1.weight
because: 3 kernels, each with a slice of 3×3 for both channels.
```

```wrong 2x3x3x3 "Kernels come first: there are three, with two slices each."
```

```wrong 3x3x3 "Each kernel has a slice for each of the two channels."
```

```wrong 3x3x3x2 "Rows and columns come last: kernel, channel, row, column."
```

```wrong 2x3x3 "That is one kernel. There are three."
```

```wrong 3x1x3x3 "That would do for one channel. Here each kernel reads two."
```

```predict
How many terms has the gradient of one of these weights?
number: (4 - 3 + 1) ^ 2
because: (4 - 3 + 1) ^ 2
```

```wrong 8 "Channels bring more weights. Each still has a term for each place."
```

```wrong 16 "So many pixels has a channel. Count the places of the kernel."
```

```wrong 12
So many numbers come out of all three kernels. This weight is in one of
them.
```

```wrong 9 "So many weights has a slice. At how many places does it stand?"
```

```wrong 2 "So many places are in a row. How many rows of places are there?"
```

More weights, then, and each has as many terms as before. A weight belongs to
one kernel and reads one channel. So one channel of the gradient slides over
one channel of the input.

```task
Work out the gradient of kernel 2's slice for channel 1, which is
conv1.weight.grad[2,1], by a correlation of two grids. Call it slice.
```

```check
shape(flatten(slice)) == [9]
allclose(flatten(slice), flatten(conv1.weight.grad[2, 1]), 1e-9)
allclose(sum(contributions(conv1.weight[2, 1, 0, 0])), slice[0, 0], 1e-9)
```

```own slice varying input
Slide one channel of conv1.out.grad over one channel of input.
```

```wrong "That is its slice for channel 0. Channel 1 is the second one."
let slice = correlate(input[0], conv1.out.grad[2])
```

```wrong "Counting begins at zero: kernel 2 is the third one."
let slice = correlate(input[0], conv1.out.grad[1])
```

```wrong when shape(flatten(slice))[0] > 9
"That is more than one slice. Take one channel of input, and one map."
let slice = correlate(input, conv1.out.grad)
```

```wrong when allclose(slice, correlate(input[1], conv1.out.grad[1]), 1e-9)
"The channel is right. But what kernel 2 is told stands in conv1.out.grad[2]."
let slice = correlate(input[1], conv1.out.grad[1])
```

```wrong "That slides the output. Take what arrives there: conv1.out.grad[2]."
let slice = correlate(input[1], conv1.out[2])
```

```hint
Which channel of the input does it read? Which channel of the output does
it make?
```

```hint
correlate(input[channel], conv1.out.grad[kernel])
```

```hint
let slice = correlate(input[1], conv1.out.grad[2])
```

```solution
let slice = correlate(input[1], conv1.out.grad[2])
```

Six slices, and one such line for each: every channel of the gradient slides
over every channel of the picture.

```notes
Ask for the shape, in PyTorch's order. Then for the terms: 8 is the usual
answer, as there are two channels. Show contributions of one weight: 2×2.
```

## Groups: who reads whom

```setup
input 4x4x4
conv 4 3x3 groups 2 bias off
input = reshape(arange(1, 65), [4, 4, 4]) / 10
forward
backward with reshape(arange(1, 17), [4, 2, 2]) - 6
let first = conv1.weight.grad[3, 0]
```

Must every kernel read every channel? With `groups 2` the channels fall into
two halves. The first half of the kernels reads the first half of the
channels, the second the second. Here are four of each.

```demo
print shape(conv1.weight)
```

```predict
Without groups it has 4 × 4 slices of 3×3, which is 144 weights. How many has
it with two groups?
number: sum(0 * conv1.weight + 1)
because: 4 * 2 * 3 * 3
```

```wrong 144 "Each kernel reads two channels now, and not four."
```

```wrong 36 "That is with four groups: each kernel would read one channel."
```

```wrong 288 "Groups take weights away."
```

```wrong 18 "So many has one kernel: two slices of 3×3. There are four."
```

```wrong 48 "Count the slices first: four kernels, each with two."
```

```task
See which channels kernel 3 reads: receptive conv1.out[3,0,0]. Then work out
the gradient of its second slice, conv1.weight.grad[3,1], from one channel of
the input. Call it slice.
```

```check
used receptive
shape(flatten(slice)) == [9]
allclose(flatten(slice), flatten(conv1.weight.grad[3, 1]), 1e-9)
allclose(sum(contributions(conv1.weight[3, 1, 0, 0])), flatten(slice)[0], 1e-9)
```

```own slice varying input
Slide one channel of conv1.out.grad over one channel of input.
```

```wrong "That is channel 1, for the first half. Kernel 3 reads 2 and 3."
receptive conv1.out[3,0,0]
let slice = correlate(input[1], conv1.out.grad[3])
```

```wrong "That is its first slice, for channel 2. The second reads channel 3."
receptive conv1.out[3,0,0]
let slice = correlate(input[2], conv1.out.grad[3])
```

```wrong "slice is right. See, too, what it reads: receptive conv1.out[3,0,0]."
let slice = correlate(input[3], conv1.out.grad[3])
```

```wrong "Kernel 3 makes channel 3 of the output: conv1.out.grad[3]."
receptive conv1.out[3,0,0]
let slice = correlate(input[3], conv1.out.grad[1])
```

```wrong "Kernel 3 makes map 3, and it reads channels 2 and 3. See receptive."
let slice = correlate(input[1], conv1.out.grad[1])
```

```wrong "Nothing is shared out between groups: no half. And see receptive."
let slice = correlate(input[3], conv1.out.grad[3]) / 2
```

```hint
receptive names the channels that it sees. The second of them is meant.
```

```hint
slice = correlate(input[its channel], conv1.out.grad[its kernel])
```

```hint
receptive conv1.out[3,0,0]; let slice = correlate(input[3], conv1.out.grad[3])
```

```solution
receptive conv1.out[3,0,0]
let slice = correlate(input[3], conv1.out.grad[3])
```

Fewer weights, and each still has a term for each place. The other extreme is
`conv 3 1x1`: it reads all channels, at a single pixel. It is a dense layer
that every pixel shares.

```notes
Draw four channels and four kernels, and let them draw the lines. Ask what is
left with four groups: each kernel has its own channel.
```

## Repair it: find the broken option

```setup
input 9x9
conv 2 3x3 stride 2 pad 1 bias off
input = reshape(arange(1, 82), [9, 9]) / 10
forward
backward with reshape(arange(1, 51), [2, 5, 5]) - 20
let theirs = correlate(pad(input, 1), conv1.out.grad)[:, :, 0:3, 0:3]
```

A friend's backward pass for a layer with stride 2 and padding 1. The shape
is right, the program runs, the loss even falls a little. The numbers are
wrong.

```demo
print round(theirs[0,0])
print round(conv1.weight.grad[0,0])
```

Their line is `correlate(pad(input, 1), conv1.out.grad)[:, :, 0:3, 0:3]`.
Somebody cut the result to the right size, because it did not fit.

```task
Find what is forgotten and mend it. Call your own result mended.
```

```check
shape(flatten(mended)) == [18]
allclose(flatten(mended), flatten(conv1.weight.grad), 1e-9)
allclose(mended[1,0,0,0], sum(contributions(conv1.weight[1,0,0,0])), 1e-9)
```

```own mended varying input
Pad, spread and slide: input and conv1.out.grad.
```

```wrong "Now the stride is there, but the padding is gone."
let mended = correlate(input, conv1.out.grad, 1, 0, 2)
```

```wrong "The padding is right. But spread the gradient, not the steps."
let mended = correlate(pad(input, 1), conv1.out.grad, 2)
```

```wrong
"That is their line. What does a stride on the way up become on the way back?"
let mended = correlate(pad(input, 1), conv1.out.grad)[:, :, 0:3, 0:3]
```

```wrong when allclose(mended,correlate(pad(input,2),conv1.out.grad,1,0,2),1e-9)
"The gradient is spread, but the border is too wide. The padding was 1."
let mended = correlate(pad(input, 2), conv1.out.grad, 1, 0, 2)
```

```wrong when shape(mended)[-1] == 7
"That has seven rows. Cutting them to three is what your friend did."
let mended = correlate(pad(input, 1), conv1.out.grad)
```

```wrong when shape(mended)[-1] < 3
"Too few: spread, the gradient moves by one pixel, over the padded picture."
let mended = correlate(pad(input, 1), conv1.out.grad, 2, 0, 2)
```

```hint
A result that must be cut to fit was made in the wrong way. Compare with the
second step of this lesson.
```

```hint
Padding: the input needs its border. Stride: the gradient must be spread.
```

```hint
let mended = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
```

```solution
let mended = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
```

You can now write a kernel's gradient with any stride, padding and dilation,
and the way down through a stride.

```notes
Ask what a cut to the right size hides. Let them name all options of the
layer, and tick which of them the line has.
```

## Looking back

```setup
input 4x4
conv 1 2x2
relu
maxpool 3
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
conv1.bias = 0
input = [[3, 1, 0, 2], [0, 1, 4, 1], [2, 3, 1, 0], [1, 0, 2, 2]]
target = 1
forward
backward
let turned = convolve(pad(conv1.out.grad[0], 1), conv1.weight[0, 0])
```

Five questions from the lessons before. A picture of 4×4, a kernel of 2×2, a
ReLU, and a max-pool over all nine pixels.

```demo
print conv1.out[0]
```

```predict
How many of the nine gates are open?
number: sum(conv1.out > 0)
because: sum(conv1.out > 0)
```

```wrong sum(conv1.out >= 0) "The one that is just 0 counts as closed."
```

```wrong 3 "Count the numbers above 0: there are two 2s, a 4 and a 1."
```

```wrong 9 "A gate is open only where the number is above 0."
```

```wrong 6 "A gate is open where the number is above 0, be it large or small."
```

```predict
And at how many of the nine pixels of conv1 does gradient arrive?
number: sum(conv1.out.grad != 0)
because: the pool lets only its winner through.
```

```wrong sum(conv1.out > 0)
The ReLU would let these through. What does the pool do?
```

```wrong 9 "The pool has one winner."
```

```wrong 0 "The pool has one winner, and it is above 0."
```

```wrong 3 "That is how much arrives. At how many pixels does it?"
```

```predict
The output is 4 and the target 1. What is the gradient of the bias?
number: sum(conv1.out.grad)
because: sum(conv1.out.grad)
```

```wrong 0 "One pixel is heard, and it says out − target."
```

```wrong 27 "Nine pixels there are. How many are heard?"
```

```wrong -3 "It is out − target. The output is the larger one."
```

```wrong 4 "That is the output. What arrives is out − target."
```

```wrong 1
That is the target, or the number of pixels. What does the one pixel say?
```

```wrong 9 "One pixel of the nine is heard. What does it say?"
```

```predict
A dense layer, a kernel and a pool are asked to hand a gradient down. Which
one of them turns something round?
choice: 1 + allclose(turned, input.grad[0], 1e-9)
because: seen from a pixel, the windows above it lie in reverse order.
- the dense layer
- the kernel
- the pool
```

```wrong 1 "It sends each wish back through its own weight."
```

```wrong 3 "It hands on what it gets, to the winner or to all."
```

```predict
A picture is 9×9, its padding counted in. A kernel of 3×3 moves over it with
stride 2. How many terms has the gradient of one of its weights?
number: ((9 - 3) / 2 + 1) ^ 2
because: ((9 - 3) / 2 + 1) ^ 2
```

```wrong 49 "That is with stride 1."
```

```wrong 9 "So many weights it has. At how many places does it stand?"
```

```wrong 81 "So many are the pixels. At how many places does the kernel stand?"
```

```wrong 4 "So many places are in a row. How many rows of places are there?"
```

```wrong 12 "Three by four? It stands at 0, 2, 4 and 6, down and across."
```

Where one was not right, take that lesson again (`lesson pools`):
through-relu, pools, to-the-input, stride-padding-dilation.

```notes
Five questions, five minutes, no keyboard. The second is the hard one: the
pool leaves one pixel of nine.
```

"""####
),
(
"13-softmax-cross-entropy.md",
####"""
---
title: Softmax and cross-entropy
minutes: 10
needs: 1
seed: 0
---

## Scores become probabilities

Three classes, three scores, one right answer. The gradient that the loss
sends down is the shortest formula in the field: p − y. Where does it come
from, and why is it better than a squared error?

```setup
input 2
dense 3
loss cross-entropy
dense1.weight = [[2, 0], [0, 1], [-1, 1]]
dense1.bias = 0
input = [1, 0.5]
target = 1
forward
```

A dense layer gives three scores (logits), any numbers. Softmax makes
probabilities of them: e to the power of each, divided by the sum of all.

```demo
print dense1.out
```

```predict
Which class does the network think most likely?
choice: 1 + argmax(dense1.out)
because: it has the highest score.
- class 0
- class 1
- class 2
```

```wrong 2 "That is the right one. The network gives another a higher score."
```

```wrong 3 "Its score is below 0."
```

```task
Work the three probabilities out with exp and sum. Call them p. (Then hold
softmax(dense1.out), which does it at one go, beside them.)
```

```check
shape(flatten(p)) == [3]
allclose(flatten(p), flatten(softmax(dense1.out)), 1e-9)
```

```own p varying dense1.weight, input
Use exp and sum on dense1.out.
```

```wrong "Scores may be negative, so take exp of each of them first."
let p = dense1.out / sum(dense1.out)
```

```wrong "All positive now. Divide by their sum, so that they add up to 1."
let p = exp(dense1.out)
```

```wrong "Above, it is e to the power of each. Below belongs the sum of those."
let p = exp(dense1.out) / sum(dense1.out)
```

```wrong when allclose(flatten(p), flatten(softmax(dense1.out)), 0.01)
"Those are the numbers, rounded. Work them out from dense1.out."
let p = [0.766, 0.171, 0.063]
```

```wrong "The largest is 1 now. They should add up to 1: divide by the sum."
let p = exp(dense1.out) / max(exp(dense1.out))
```

```wrong "First e to the power of each, then the division by their sum."
let p = exp(dense1.out / sum(dense1.out))
```

```hint
exp(dense1.out) makes all three positive.
```

```hint
p = exp(scores) / sum(exp(scores))
```

```hint
let p = exp(dense1.out) / sum(exp(dense1.out))
```

```solution
let p = exp(dense1.out) / sum(exp(dense1.out))
```

They add up to 1, whatever the scores were.

```notes
Ask for a way from any three numbers to three that are positive and add up to
1. Dividing by the sum comes first; show what it does to a negative score.
```

## The loss looks at one of them

How wrong is that? The right class is class 1, as `target` says. The loss is
minus the logarithm of its probability. The other classes do not appear in
it, but all must share the whole of 1.

```predict
If the network were quite sure of the right class, p = 1: what would the
loss be?
number: abs(log(1))
because: -log(1)
```

```wrong 1 "That is p. The loss is −log p."
```

```wrong -1 "A probability of 1: to what power must e be raised to be 1?"
```

```wrong 0.5 "So it would be with some doubt left. Here is none: −log(1)."
```

```wrong exp(1)
That is e. The loss asks the other way: to which power is e just 1?
```

```task
Work the loss out from softmax(dense1.out). Call it price.
```

```check
allclose(flatten(price), flatten(loss), 1e-9)
allclose(flatten(price), flatten(-log(softmax(dense1.out)[1])), 1e-9)
```

```own price varying dense1.weight, input
Take −log of the probability of the right class.
```

```wrong "That is class 0, which the network prefers. The right one is 1."
let price = -log(softmax(dense1.out)[0])
```

```wrong "The logarithm of a number below 1 is negative. A loss is not."
let price = log(softmax(dense1.out)[1])
```

```wrong
"That is the chance to be wrong. The loss is −log of the chance to be right."
let price = 1 - softmax(dense1.out)[1]
```

```wrong when shape(flatten(price))[0] == 3
"That is one for each class. Only the right class counts: [1]."
let price = -log(softmax(dense1.out))
```

```wrong "Only the right class is looked at. The others do not appear."
let price = -sum(log(softmax(dense1.out)))
```

```wrong "That is class 2, the third. The right one is 1: counting begins at 0."
let price = -log(softmax(dense1.out)[2])
```

```wrong "That is the bare score. The logarithm is of its probability."
let price = -log(dense1.out[1])
```

```hint
softmax(dense1.out)[k] is the probability of class k.
```

```hint
loss = −log(p of the right class)
```

```hint
let price = -log(softmax(dense1.out)[1]); explain loss
```

```solution
let price = -log(softmax(dense1.out)[1])
```

The less chance the right class is given, the dearer it gets.

```notes
Ask what the loss is at p = 1, 0.5 and 0.1. Show −log as a curve. Somebody
asks about the other classes: they are in the sum below the line.
```

## Its gradient is p − y

What does such a loss tell each score? Write the right answer as
probabilities, too: y is 1 for the right class and 0 for the others. Think
before you run it.

```predict
Which sign has the gradient of the right class's score, dense1.out[1]?
sign of: softmax(dense1.out)[1] - 1
because: softmax(dense1.out)[1] - 1
```

```wrong +
p is below 1, so p − 1 is negative: more of this score lowers the loss.
```

```wrong 0 "Only if p were 1."
```

```predict
And those of the two wrong classes?
sign of: softmax(dense1.out)[0]
because: softmax(dense1.out)[0]
```

```wrong - "A wrong class is held against 0: p − 0 is p."
```

```wrong 0 "Only if p were 0."
```

```predict
What do the three gradients add up to?
number: round(sum(softmax(dense1.out)) - 1)
because: the probabilities add up to 1, and so do the targets.
```

```wrong 1 "So do the p. But 1 is taken from one of them."
```

```wrong -1
The 1 that is taken away is there already in the p: they add up to 1.
```

```wrong 3 "Add them: p0 + (p1 − 1) + p2."
```

```wrong 2 "Add them: p0 + (p1 − 1) + p2."
```

```task
Run backward, and write the gradient of the three scores yourself as p − y.
Call it delta.
```

```check
shape(flatten(delta)) == [3]
allclose(flatten(delta), flatten(dense1.out.grad), 1e-9)
allclose(dense1.out.grad, softmax(dense1.out) - [0, 1, 0], 1e-9)
```

```own delta varying dense1.weight, input
Make it from the probabilities and the target.
```

```wrong "The signs are all turned: a gradient points uphill."
backward
let delta = [0, 1, 0] - softmax(dense1.out)
```

```wrong "The 1 stands at the wrong class. target is 1, counted from 0."
backward
let delta = softmax(dense1.out) - [1, 0, 0]
```

```wrong "That is p. What is y for each class?"
backward
let delta = softmax(dense1.out)
```

```wrong when allclose(flatten(delta), flatten(softmax(dense1.out) - 1), 1e-9)
"The 1 was taken from all three. Only the right class has it: y is 0, 1, 0."
backward
let delta = softmax(dense1.out) - 1
```

```wrong "Those are scores. p are the probabilities: softmax of them."
backward
let delta = dense1.out - [0, 1, 0]
```

```hint
y has three numbers, two of them 0.
```

```hint
delta = softmax(dense1.out) − y, and the right class is class 1.
```

```hint
backward; let delta = softmax(dense1.out) - [0, 1, 0]
explain dense1.out.grad[1]
```

```solution
backward
let delta = softmax(dense1.out) - [0, 1, 0]
```

The right score is pulled up by what it lacks. Each wrong one is pushed down
by what it took. The pull and the pushes are equal.

```notes
Derive it on the board: L = log Σ e^z − z_t. The first part's derivative is
the softmax itself, the second's is y. Nothing has to cancel by luck.
```

## Down to the weights

And the weights? The rest you know: upstream × input, and the upstream is
p − y. So each class's row moves along the input.

```predict
The inputs are 1 and 0.5. Which sign has the gradient of dense1.weight[1,0],
the right class's weight for the first input?
sign of: (softmax(dense1.out)[1] - 1) * input[0]
because: (softmax(dense1.out)[1] - 1) * input[0]
```

```wrong + "Upstream is p − 1, which is negative, and the input is positive."
```

```wrong 0 "Neither factor is 0."
```

```task
Make all six weight gradients at once. reshape(dense1.out.grad, [3,1]) is a
column; times input it gives a 3×2 table. Call it table.
```

```check
shape(flatten(table)) == [6]
allclose(flatten(table), flatten(dense1.weight.grad), 1e-9)
allclose(table[1], (softmax(dense1.out)[1] - 1) * input, 1e-9)
```

```own table varying dense1.weight, input
Multiply each score's gradient by each input.
```

```wrong "That is upstream × weight, the input's business. Take the input."
let table = reshape(dense1.out.grad, [3, 1]) * dense1.weight
```

```wrong when shape(table) == [2, 3]
"That is 2×3: the inputs go down and the classes across. Exchange them."
let table = reshape(input, [2, 1]) * dense1.out.grad
```

```wrong "That is the column. Now times input."
let table = reshape(dense1.out.grad, [3, 1])
```

```wrong "Those are the scores. Take what they are told: dense1.out.grad."
let table = reshape(dense1.out, [3, 1]) * input
```

```wrong "That is p × input. Upstream is p − y, which is dense1.out.grad."
let table = reshape(softmax(dense1.out), [3, 1]) * input
```

```hint
A column of three times a row of two: every pair is multiplied.
```

```hint
table = column of p − y, times input
```

```hint
let table = reshape(dense1.out.grad, [3,1]) * input
```

```solution
let table = reshape(dense1.out.grad, [3, 1]) * input
```

Three numbers arrive and two came in: that makes six gradients.

```notes
Ask which row moves towards the input, and which away from it. Show the table:
one row negative, two positive, and the columns add up to 0.
```

## Sure and wrong

How large can such a gradient become? Look at the two extremes: a network
that is sure and right, and one that is sure and wrong.

```predict
The network gives the right class almost no chance. What does the gradient
of that class's score come near to?
number: 0 - 1
because: p − 1, and p is almost 0.
```

```wrong 1 "That is the size. p − 1 is negative."
```

```wrong 0 "So it would be if the network were right."
```

```wrong -100 "However wrong, p is never below 0. So how far down can p − 1 go?"
```

```wrong -0.5 "So it is where p is a half. Here p is almost 0."
```

```wrong 0.01 "That may be p. The gradient is p − 1."
```

```task
Change the weights, the bias or the input until the gradient of the right
class's score is below −0.99. The target stays 1. Forward, backward.
```

```check
target == 1
dense1.out.grad[1] < -0.99
allclose(dense1.out.grad, softmax(dense1.out) - [0, 1, 0], 1e-9)
```

```wrong "Now it is sure and right, and has nothing to learn. The other way."
dense1.bias = [0, 9, 0]
forward
backward
```

```wrong "The values are from before. Run forward and backward again."
dense1.bias = [9, 0, 0]
```

```wrong when target != 1
"Leave the target at 1. The scores are to be wrong, not the answer."
target = 0
forward
backward
```

```wrong when (dense1.out.grad[1] > -0.99) * (dense1.out.grad[1] < -0.5)
"Not by enough yet: a wrong class has to lead by far more."
dense1.bias = [1, 0, 0]
forward
backward
```

```wrong when loss > 4.7 "The loss is high now. Its gradient comes by backward."
dense1.bias = [9, 0, 0]
forward
```

```wrong "All scores are 0 now: it is unsure. Make it sure of a wrong class."
input = [0, 0]
forward
backward
```

```hint
Give another class a very high score. Its bias is the shortest way.
```

```hint
p of the right class must fall below 0.01, so another score must lie five
or more above it.
```

```hint
dense1.bias = [9, 0, 0]; forward; backward
```

```solution
dense1.bias = [9, 0, 0]
forward
backward
```

The more wrong it is, the harder it is pulled, but never harder than 1.

```notes
Ask how strong the pull can get: never more than 1. They expect it to grow
without end, as the loss does. Show both for a bias of 9 and of 99.
```

## Why not a squared error?

```setup
input 1
dense 1
sigmoid
loss squared-error
dense1.weight = -8
dense1.bias = 0
input = [1]
target = [1]
forward
```

Would a squared error not do? One score, a sigmoid, which squeezes it to
between 0 and 1, and ½(p − 1)². This network is sure and wrong: it says
almost 0 where 1 is right.

```demo
print sigmoid1.out
```

```predict
How strong is the gradient of its score, dense1.out?
choice: 1 + (sigmoid1.out[0] * (1 - sigmoid1.out[0]) < 0.01)
because: sigmoid1.out[0] * (1 - sigmoid1.out[0])
- near to 1: the error is almost 1
- near to 0: the sigmoid is flat there
```

```wrong 1 "The error is. But it comes down through the sigmoid's slope."
```

```task
Run backward and explain dense1.out.grad[0]. Then keep the sigmoid's slope
p·(1 − p) under the name slope.
```

```check
allclose(flatten(slope), flatten(sigmoid1.out * (1 - sigmoid1.out)), 1e-12)
allclose(dense1.out.grad, (sigmoid1.out - 1) * slope, 1e-12)
```

```own slope varying dense1.weight, input
Make it from sigmoid1.out.
```

```wrong "That is the whole gradient. The slope alone is p·(1 − p)."
backward
let slope = (sigmoid1.out - 1) * sigmoid1.out * (1 - sigmoid1.out)
```

```wrong when allclose(flatten(slope), flatten(sigmoid1.out - 1), 1e-9)
"That is the error, p − 1. The slope is p·(1 − p)."
backward
let slope = sigmoid1.out - 1
```

```wrong "That is p. Times 1 − p, it is the slope."
backward
let slope = sigmoid1.out
```

```wrong when allclose(slope, dense1.out * (1 - dense1.out), 1e-9)
"p is what comes out of the sigmoid: sigmoid1.out, and not dense1.out."
backward
let slope = dense1.out * (1 - dense1.out)
```

```wrong "Without brackets, p is taken from p. Write p * (1 - p)."
backward
let slope = sigmoid1.out * 1 - sigmoid1.out
```

```wrong "That is one of the two factors. The other one is p."
backward
let slope = 1 - sigmoid1.out
```

```wrong when abs(slope - 0.25) < 0.001
"sigmoid1.out has been through the sigmoid already. Once is enough."
let slope = sigmoid(sigmoid1.out) * (1 - sigmoid(sigmoid1.out))
```

```hint
p is sigmoid1.out.
```

```hint
slope = p × (1 − p); the gradient is (p − 1) × slope.
```

```hint
backward; explain dense1.out.grad[0]
let slope = sigmoid1.out * (1 - sigmoid1.out)
```

```solution
backward
let slope = sigmoid1.out * (1 - sigmoid1.out)
```

The error of almost 1 is multiplied by a slope of almost 0: the sigmoid is
flat out there. The worst mistake learns slowest. With cross-entropy the
logarithm undoes the exponential, the slope cancels, and p − y is left.

```notes
Ask who should learn fastest: the one who is most wrong. Show the sigmoid's
slope out there. The class votes for 1, and explain shows nearly 0.
```

## Repair it: it will not get sure

```setup
input 2
dense 3
sigmoid
loss cross-entropy
input = [1, 0.5]
target = 0
optimizer sgd lr 0.5
train 500 steps
forward
let before = dense1.weight
```

"To get probabilities I put a sigmoid behind the last layer", says a friend,
"and now the loss will not fall any further." 500 steps on a single sample!

```demo
print loss
print sigmoid1.out
```

Cross-entropy takes its own softmax of whatever it is given. Here it is
given numbers between 0 and 1.

```predict
The best scores it can be given are 1, 0 and 0. How low can the loss get?
number: -log(softmax([1, 0, 0])[0])
because: -log(softmax([1, 0, 0])[0])
```

```wrong 0 "For that the right score would have to grow without end."
```

```wrong 0.33
A third is the chance of each of three equal scores. Here they are 1, 0
and 0, and the loss is −log.
```

```wrong 1 "That is the best score, not its probability. Take softmax first."
```

```wrong log(3)
That is for three equal scores. The right one may be 1 and the others 0.
```

```wrong softmax([1, 0, 0])[0]
That is the probability. The loss is −log of it.
```

```task
Repair the network, train it again, and bring the loss below 0.05.
```

```check
loss < 0.05
max(abs(dense1.weight - before)) > 0.0001
allclose(dense1.out.grad, softmax(dense1.out) - [1, 0, 0], 1e-9)
sum(dense1.out > 1) + sum(dense1.out < 0) > 0
```

```wrong "More steps will not do: this loss has a floor, and you are on it."
train 2000 steps
```

```wrong "The network is right now. The weights still have to learn: train."
remove sigmoid1
forward
backward
```

```wrong "A ReLU lets only one side through. Bare scores are asked for."
replace sigmoid1 with relu
train 500 steps
```

```wrong "tanh squeezes, too: nothing may stand behind the last layer."
replace sigmoid1 with tanh
train 500 steps
```

```wrong when loss > 0.54
"The loss has a floor here, and you are on it. What stands behind the scores?"
train 500 steps
```

```wrong "The network is right now. The weights still have to learn: train."
remove sigmoid1
```

```hint
One layer too many squeezes the scores.
```

```hint
remove takes a layer out. The weights below stay as they are.
```

```hint
remove sigmoid1; train 500 steps
```

```solution
remove sigmoid1
train 500 steps
```

Cross-entropy wants the bare scores: whatever squeezes them first takes away
what it needs. You can now write the gradient of any score: p − y.

```notes
The same mistake in PyTorch: nn.Softmax before nn.CrossEntropyLoss. It
trains, slowly, and reports a loss that cannot reach zero. Ask the class for
the floor with ten classes: −log(softmax([1, 0, … 0])[0]).
```

"""####
),
(
"14-training.md",
####"""
---
title: Training
minutes: 11
needs: 13
seed: 0
---

## Slow, wild, and in between

```setup
input 1x8x8
conv 4 3x3
relu
dense 4
loss cross-entropy
data edges 100
optimizer sgd lr 0.01
train 8 epochs batch 16
let slow = loss
seed 0
optimizer sgd lr 2
train 8 epochs batch 16
let wild = loss
seed 0
```

`train` does forward, backward and update, again and again. How long should
steps be? Here are 100 pictures of edges in four directions. Each step
takes 16 of the 80 to train on. When all of them had their turn, one *epoch*
is over. `sgd` is the plain step: new = old − rate × gradient.

```predict
Four directions. What is the loss of one who gives a quarter to each?
number: -log(1 / 4)
because: -log(1 / 4)
```

```wrong 0.25 "That is the probability. The loss is −log of it."
```

```wrong 0.75 "That is the chance to be wrong. The loss is −log of 1/4."
```

```wrong 4 "So many are the directions. The loss is −log of a quarter."
```

```wrong log(1 / 4)
The logarithm of a number below 1 is negative, and a loss is not: −log.
```

```wrong -log(3 / 4) "That is for three quarters. The right direction gets one."
```

Two trainings of eight epochs began with the same numbers: run 1 with the rate
0.01, run 2 with the rate 2.

```predict
Which of the two comes well below that loss?
choice: 1 + (wild < 1.3) + 2 * (slow > 1.3) * (wild > 1.3)
because: [slow, wild]
- run 1: short steps are sure ones
- run 2: long steps get far
- neither
```

```wrong 1 "Sure, but so short that eight epochs bring it next to nowhere."
```

```wrong 2 "Far, but over the valley, and with some luck out of it for good."
```

```task
See both: curves 1 2. (The loss comes first. q leaves a result that is longer
than the screen.) Then choose a rate, optimizer sgd lr …, and train 15 epochs
batch 16. The loss must fall below 0.6. (seed 0 draws the same start again.)
```

```check
used curves
loss < 0.6
```

```wrong "Too long a step still: it jumps about. Shorter; seed 0 starts anew."
curves 1 2
optimizer sgd lr 1.5
train 8 epochs batch 16
```

```wrong "It goes down, and slowly. Longer; seed 0 starts anew."
curves 1 2
optimizer sgd lr 0.05
train 8 epochs batch 16
```

```wrong "Well chosen. Look at the other two as well: curves 1 2."
optimizer sgd lr 0.5
train 15 epochs batch 16
```

```wrong "That is run 1 once more. Longer steps, by far."
curves 1 2
optimizer sgd lr 0.01
train 1 epoch batch 16
```

```wrong when loss == wild
"Now train with that rate: the loss is still that of run 2."
optimizer sgd lr 0.5
```

```wrong when max(abs(conv1.weight.grad)) == 0
"Nothing gets down to the kernels any more: too long a step has closed all
gates. seed 0 draws the start again. Then take a shorter one."
curves 1 2
optimizer sgd lr 2
train 15 epochs batch 16
```

```wrong when loss > 0.6
"The loss is not below 0.6. Does its curve fall? Then train on. Does it jump?
The steps are too long. Does it hardly move? They are too short."
optimizer sgd lr 0.05
train 3 epochs batch 16
```

```hint
0.01 is too short, 2 too long. Try in between, and look at the loss.
```

```hint
Between 0.3 and 0.6 it goes well.
```

```hint
curves 1 2; optimizer sgd lr 0.5; train 15 epochs batch 16
```

```solution
curves 1 2
optimizer sgd lr 0.5
train 15 epochs batch 16
```

Run 2 never came back: its first long steps had closed all gates of the ReLU,
on every picture. Whoever looks at the curve sees it at once.

```notes
Ask for a rate from each group, and draw the curves over one another. They
fear the slow one; the wild one never comes back.
```

## What became of the kernels

```setup
input 1x8x8
conv 4 3x3
relu
dense 4
loss cross-entropy
data edges 100
optimizer sgd lr 0.5
let start = conv1.weight
train 15 epochs batch 16
```

Four kernels began with four random pictures of 3×3. What has training made
of them? `filmstrip conv1.kernel[0]` shows the first of them on its way, from
the start to the end; [1], [2] and [3] show the others.

```task
Look at it. Then work out how far each kernel has gone, four numbers:
norm(conv1.weight[0] - start[0]), and so on, in a list. Call it gone. (norm
is the root of the sum of the squares.)
```

```check
used filmstrip
shape(gone) == [4]
allclose(gone[1], sqrt(sum((conv1.weight[1] - start[1]) ^ 2)), 1e-9)
allclose(gone[3], sqrt(sum((conv1.weight[3] - start[3]) ^ 2)), 1e-9)
allclose(sum(gone ^ 2), sum((conv1.weight - start) ^ 2), 1e-9)
```

```own gone varying start
Take the start from conv1.weight, and the norm, kernel by kernel.
```

```wrong "That is one number for all. A list of four: [norm(…), norm(…), …]"
filmstrip conv1
let gone = norm(conv1.weight - start)
```

```wrong "That is how large they are. Take the start away first."
filmstrip conv1
let w = conv1.weight
let gone = [norm(w[0]), norm(w[1]), norm(w[2]), norm(w[3])]
```

```wrong "gone is right. See it, too: filmstrip conv1.kernel[0]."
let d = conv1.weight - start
let gone = [norm(d[0]), norm(d[1]), norm(d[2]), norm(d[3])]
```

```wrong "A sum lets plus and minus cancel. The norm does not."
filmstrip conv1
let d = conv1.weight - start
let gone = [sum(d[0]), sum(d[1]), sum(d[2]), sum(d[3])]
```

```wrong "That is the picture of it. Now the four numbers."
filmstrip conv1
```

```wrong when sum(0 * flatten(gone) + 1) != 4
"gone is to have four numbers: the norm for each of the four kernels."
let gone = conv1.weight - start
```

```wrong when allclose(gone[1], norm(conv1.weight[1] - start[1]), 0.001)
"Those are rounded. Work them out from conv1.weight and start."
let gone = [1.71, 0.989, 1.94, 2.09]
```

```hint
First take start from conv1.weight, for all four at once.
```

```hint
gone = [norm(d[0]), norm(d[1]), …]
```

```hint
filmstrip conv1.kernel[0]; let d = conv1.weight - start
let gone = [norm(d[0]), norm(d[1]), norm(d[2]), norm(d[3])]
```

```solution
filmstrip conv1.kernel[0]
let d = conv1.weight - start
let gone = [norm(d[0]), norm(d[1]), norm(d[2]), norm(d[3])]
```

The sign ≈ says which known filter a kernel is most like now. Nobody has told
them of Sobel. They did not all become the same, for they had not begun the
same. But what if they had?

```notes
Ask what the kernels will look like. Let them name the filters that they see.
Show the first and the last frame side by side.
```

## Twins

```setup
input 1x6x6
conv 2 3x3
relu
dense 2
loss cross-entropy
input = cross
target = 1
conv1.weight[1] = conv1.weight[0]
conv1.bias[1] = conv1.bias[0]
dense1.weight[:, 16:32] = dense1.weight[:, 0:16]
optimizer sgd lr 0.1
```

What if two kernels begin alike? These are twins: the same weights, the same
bias. The dense weights that read them are equal, too.

```demo
show conv1.weight
```

```predict
How far will the two kernels be apart after 50 steps?
number: max(abs(conv1.weight[0] - conv1.weight[1]))
because: the same weights and the same upstream make the same gradients.
```

```wrong 1 "What would part them? They see and hear the same."
```

```wrong 50 "Fifty steps they make, and both the same ones?"
```

```wrong 0.1
That is the rate, and it is the same for both. Are their gradients, too?
```

```wrong 2 "Two kernels they are. What would make a difference between them?"
```

```wrong 9
So many weights has each. Does any of them get another gradient than its
twin?
```

```task
Train 50 steps.
```

```check
loss < 0.1
max(abs(conv1.weight[0] - conv1.weight[1])) == 0
```

```wrong "A few more steps, please: the loss is still high."
train 5 steps
```

```wrong when max(abs(conv1.weight[0] - conv1.weight[1])) > 0
"They were no twins any more: one was changed. lesson reset brings them back."
conv1.weight[0] = 0
train 50 steps
```

```wrong "Nothing has moved yet. Train 50 steps, then look."
print conv1.weight[0] - conv1.weight[1]
```

```wrong when loss > 0.1 "The loss is still high. A few steps more."
train 3 steps
```

```hint
train takes a number of steps.
```

```hint
Without data every step takes the present input.
```

```hint
train 50 steps; print conv1.weight[0] - conv1.weight[1]
```

```solution
train 50 steps
```

Print conv1.weight[0] - conv1.weight[1]: not even the last bit differs. Equal
kernels give equal features, equal
readers send equal gradients back, so both make the same step. The network
has two kernels, and the worth of one.

```notes
Take a bet on the distance after 50 steps. Somebody says rounding will part
them. Show == 0: not the last bit.
```

## What parts them

```setup
input 1x6x6
conv 2 3x3
relu
dense 2
loss cross-entropy
input = cross
target = 1
conv1.weight[1] = conv1.weight[0]
conv1.bias[1] = conv1.bias[0]
dense1.weight[:, 16:32] = dense1.weight[:, 0:16]
optimizer sgd lr 0.1
dense1.weight[:, 16:32] *= 0.5
forward
backward
let apart = max(abs(conv1.weight.grad[0] - conv1.weight.grad[1]))
dense1.weight[:, 16:32] = dense1.weight[:, 0:16]
forward
backward
```

Twins again. Weights, bias, readers: must all three differ, or is one
enough?

```predict
The kernels stay equal, but one weight that reads the second is changed a
little. Will the kernels part?
choice: 1 + (apart > 0)
because: what arrives at a kernel goes through the weights that read it.
- no: their own weights are equal
- yes: their gradients will differ
```

```wrong 1 "So is what they see. But what arrives at them differs now."
```

```task
Part them without touching conv1: change what reads them. Run forward and
backward: the two kernels are still equal, but their gradients must differ.
```

```check
conv1.weight[0] == conv1.weight[1]
conv1.bias[0] == conv1.bias[1]
max(abs(conv1.weight.grad[0] - conv1.weight.grad[1])) > 0.00001
```

```wrong "Columns 0 to 15 read kernel 0, 16 to 31 kernel 1: both changed alike."
dense1.weight[0, 0] += 0.1
dense1.weight[0, 16] += 0.1
forward
backward
```

```wrong "That touches conv1. Part them by what reads them alone: undo."
conv1.bias[1] += 0.1
forward
backward
```

```wrong "The readers differ. Run forward and backward, and see."
dense1.weight[:, 16:32] *= 0.5
```

```wrong "The dense bias speaks to both alike. Take weights of dense1."
dense1.bias[1] += 0.1
forward
backward
```

```wrong "Still twins. Change some of dense1.weight before you train."
train 50 steps
```

```wrong when max(abs(conv1.weight[0] - conv1.weight[1])) > 0
"The kernels differ now. They are to stay equal: change what reads them. undo."
conv1.weight[1] += 0.1
forward
backward
```

```wrong when max(abs(dense1.weight[:, 0:16] - dense1.weight[:, 16:32])) == 0
"Both kernels are still read alike: columns 0 to 15 read kernel 0, columns 16
to 31 kernel 1."
dense1.weight *= 0.5
forward
backward
```

```wrong when max(abs(conv1.weight.grad[0] - conv1.weight.grad[1])) == 0
"Their gradients are equal. Run both passes behind a change. If they stay equal,
the ReLU is closed where that weight reads: change more of them."
dense1.weight[0, 0] = 3
forward
backward
```

```hint
dense1.weight[:, 16:32] are the weights that read the second kernel.
```

```hint
Change some of them and leave their partners. A little is enough; a number
whose kernel pixel is alive.
```

```hint
dense1.weight[:,16:32] *= 0.5; forward; backward
print max(abs(conv1.weight.grad[0] - conv1.weight.grad[1]))
```

```solution
dense1.weight[:, 16:32] *= 0.5
forward
backward
```

Train, and they go their own ways. One difference is enough, and it may lie
in another layer.

```notes
Three things keep twins together: their weights, their biases, and what
reads them. One difference is enough to part them. Let three groups each
break one, and compare how far the kernels are after 10, 50, 200 steps.
```

## All zeros

```setup
input 1x6x6
conv 2 3x3
tanh
dense 2
loss cross-entropy
input = cross
target = 1
init zeros
forward
backward
```

Why not begin tidily, with every weight 0? All kernels are twins then, but
there is worse.

```predict
The kernels are zero. Is their gradient zero as well?
choice: 1 + (max(abs(conv1.weight.grad)) > 0)
because: what arrives at them goes through the dense weights.
- yes
- no
```

```wrong 2
Their own value is no factor. But the dense weights are, and these are 0.
```

```predict
And the gradient of the dense weights, is it zero?
choice: 1 + (max(abs(dense1.weight.grad)) > 0)
because: what comes in to them is what kernels of 0 have made.
- yes
- no
```

```wrong 2 "Their input is a factor, and it is 0 here."
```

```demo
print max(abs(dense1.bias.grad))
```

A kernel's gradient has the dense weights in it: they are 0. A dense
weight's gradient has the features in it: they are 0. Each waits for the
other. Only the last bias has a gradient.

```task
Free them: draw new values for one of the two layers, and leave the other
one at zero. Then forward and backward: some weight must have a gradient.
```

```check
max(abs(conv1.weight)) * max(abs(dense1.weight)) == 0
max(abs(conv1.weight.grad)) + max(abs(dense1.weight.grad)) > 0
```

```wrong "That works as well, but leave one of the two at zero."
init he
forward
backward
```

```wrong "New values, old gradients: run forward and backward."
init dense1 he
```

```wrong when norm(conv1.weight) + norm(dense1.weight) == 0
"Both layers are still at zero. Draw new values for one of them: init."
dense1.bias = 1
forward
backward
```

```wrong when (norm(conv1.weight) > 0) != (norm(dense1.weight) > 0)
"One of the two has new values. The gradients come by both passes."
init dense1 he
forward
```

```hint
init takes a layer's name before the rule.
```

```hint
init NAME he draws random weights for that layer alone.
```

```hint
init dense1 he; forward; backward; grads
```

```solution
init dense1 he
forward
backward
```

Either of the two will do here. Behind a ReLU it would have to be the kernels:
at 0 its gates count as closed, and nothing would ever get down to them.

```notes
Ask who waits for whom. Draw the two arrows: kernels need the dense weights,
dense weights need the features. Show the only one that has a gradient.
```

## Zero weights, zero gradient?

```setup
input 1x6x6
conv 2 3x3
tanh
dense 2
loss cross-entropy
input = cross
target = 1
init dense1 zeros
optimizer sgd lr 0.1
let start = conv1.weight
forward
backward
update
forward
backward
let second = max(abs(conv1.weight.grad))
conv1.weight = start
init dense1 zeros
forward
backward
let told = dense1.weight.grad
```

Does a weight of zero always have a gradient of zero? Here the kernels are
random and the dense weights all zero.

```predict
Which layer's weights have a gradient that is not zero?
choice: 1 + (max(abs(dense1.weight.grad)) > 0)
because: upstream × input: its own value is in neither.
- the kernels, which are not zero themselves
- the dense weights, which are zero
```

```wrong 1 "What arrives at them goes through weights of 0."
```

```demo
print max(abs(conv1.weight.grad))
print max(abs(dense1.weight.grad))
```

A weight's own value is not in its gradient. What is in it: what comes from
above, and what comes from below.

```predict
The dense weights make one step. Will the kernels get a gradient in the
second pass?
choice: 1 + (second > 0)
because: after one step the dense weights are not 0 any more.
- no, they are stuck
- yes
```

```wrong 1 "They are, at first. But the dense weights move, and open the way."
```

```task
Make one update, then run forward and backward once more.
```

```check
max(abs(dense1.weight)) > 0
allclose(dense1.weight, -0.1 * told, 1e-9)
max(abs(conv1.weight.grad)) > 0
allclose(conv1.bias.grad[0], sum(conv1.out.grad[0]), 1e-9)
```

```wrong "The update is made. Now the second pass: forward and backward."
update
```

```wrong "Now backward as well."
update
forward
```

```wrong when max(abs(dense1.weight)) == 0
"The dense weights are still 0: the update is missing."
forward
backward
```

```wrong when max(abs(dense1.weight + 0.1 * told)) > 1e-9
"The dense weights are not where one update brings them. lesson reset, then
update."
init dense1 he
forward
backward
```

```hint
Three words, in the order of every training step.
```

```hint
First use the gradients that are there. Then run both passes.
```

```hint
update; forward; backward; print max(abs(conv1.weight.grad))
```

```solution
update
forward
backward
```

So a last layer of zeros is no harm: it wakes after one step, and then it
wakes what is below. A network that is to learn something new often starts just
so.

```notes
The vote goes to the kernels, as they are not 0. Ask what is in the formula.
Show it after one update: the way is open.
```

## Repair it: a network that learns nothing

```setup
input 1x8x8
conv 4 3x3
relu
dense 4
loss cross-entropy
data edges 100
optimizer sgd lr 0.1 momentum 0.9
init zeros
train 4 epochs batch 16
```

Edges in four directions. A friend has trained for an hour, and tries it on
20 new pictures. "It says the same of all of them!"

```predict
With four kernels, all zero, behind a ReLU: how many of the kernel weights
have moved at all?
number: sum(conv1.weight != 0)
because: at 0 every gate of the ReLU is closed, so nothing gets down to them.
```

```wrong 36
To move they would have to be told something. What does the ReLU do?
```

```wrong 9 "All four are alike, so none has moved or all."
```

```wrong 4
Four kernels, with nine weights each. Does anything get down to them?
```

```wrong 1 "If one moved, its twins would, too. Does anything get down to them?"
```

```wrong 40 "That is with the biases. Does anything get down to them?"
```

```task
See for yourself: the first line of evaluate says how many of the 20 it gets
right. Then repair it and train again, until the loss is below 0.5 and no two
kernels are equal.
```

```check
loss < 0.5
max(abs(conv1.weight[0] - conv1.weight[1])) > 0.01
max(abs(conv1.weight[2] - conv1.weight[3])) > 0.01
```

```wrong "All kernels are equal now, so they stay twins. Draw them at random."
init conv1 he
conv1.weight = ones(4, 1, 3, 3) / 9
train 4 epochs batch 16
```

```wrong "More training does not help: nothing moves. Change the start."
train 4 epochs batch 16
```

```wrong "New values for the head alone: behind a ReLU the kernels stay at 0."
init dense1 he
train 4 epochs batch 16
```

```wrong when max(abs(conv1.weight)) == 0
"The kernels are all 0 still. Draw them anew: init."
init dense1 he
train 10 epochs batch 16
```

```wrong when max(abs(conv1.weight[0] - conv1.weight[1])) > 0.01
"The kernels differ now. Train, until the loss is below 0.5."
init conv1 he
```

```wrong when max(abs(conv1.weight[0] - conv1.weight[1])) == 0
"All kernels are equal, so they stay equal. Draw them at random."
conv1.weight = 1
train 10 epochs batch 16
```

```hint
What they start from is wrong. Which commands draw new values?
```

```hint
seed N draws all weights anew; so does init with a rule that is random.
```

```hint
init he; train 10 epochs batch 16; evaluate
```

```solution
init he
train 10 epochs batch 16
```

You can now choose a rate by its curve, and say why a network starts from
random numbers.

```notes
Ask for three things to look at before anything is changed: evaluate, grads,
show conv1.weight. Ones instead of zeros is the usual repair: twins again.
```

"""####
),
(
"15-a-batch.md",
####"""
---
title: A batch
minutes: 9
needs: 13
seed: 0
---

## One term for each sample

Networks learn from several samples at once. What becomes of a gradient
then? And why must a PyTorch program set its gradients to zero again and
again? Three pictures are enough to see it all.

```setup
example batch
forward
backward
```

Three pictures of 4×4 go through together: a kernel, then a dense layer with
two classes. The first axis of everything is now the sample.

```demo
print shape(input)
```

```predict
With one sample a dense weight's gradient is one product. How many products
is it with three samples?
number: sum(contributions(dense1.weight[0, 0]) != 0)
because: one product for each sample.
```

```wrong 1 "So it is with one sample."
```

```wrong 9
So many numbers come in. This weight reads one of them, in each picture.
```

```wrong 27
That would be a kernel weight's. A dense weight is used once for each
picture.
```

```wrong 16
So many pixels has a picture. This weight reads one number of each.
```

```wrong 2 "Two are the classes. This weight belongs to one of them."
```

```task
Work the three products out: upstream × what came in, for each picture, of
dense1.weight[0,0]. dense1.out.grad[:, 0] is what unit 0 is told, dense1.in[:,
0] what came in. Call the three parts.
```

```check
shape(parts) == [3]
allclose(sum(parts), dense1.weight.grad[0, 0], 1e-12)
allclose(parts, dense1.out.grad[:, 0] * dense1.in[:, 0], 1e-12)
```

```own parts varying dense1.weight, input
Multiply dense1.out.grad[:, 0] by dense1.in[:, 0].
```

```wrong "That is their sum already: the gradient. Keep the three products."
let parts = sum(dense1.out.grad[:, 0] * dense1.in[:, 0])
```

```wrong "That is what unit 0 is told. Multiply it by what came in."
let parts = dense1.out.grad[:, 0]
```

```wrong "[0] is the first picture, with all its units. [:, 0] is unit 0."
let parts = dense1.out.grad[0] * dense1.in[0, 0:2]
```

```wrong "What came in is dense1.in. The weights are no factor."
let parts = dense1.out.grad[:, 0] * dense1.weight[0, 0]
```

```wrong "That is unit 1. dense1.weight[0,0] belongs to unit 0."
let parts = dense1.out.grad[:, 1] * dense1.in[:, 0]
```

```wrong "Upstream is divided by three already, for the loss is a mean."
let parts = dense1.out.grad[:, 0] * dense1.in[:, 0] / 3
```

```hint
Two lists of three, multiplied one by one.
```

```hint
parts = told × came in, for each picture
```

```hint
let parts = dense1.out.grad[:, 0] * dense1.in[:, 0]
explain dense1.weight.grad[0,0]
```

```solution
let parts = dense1.out.grad[:, 0] * dense1.in[:, 0]
```

A product for each sample, and their sum is the gradient.

```notes
Ask what the first axis is now. [0] for the first unit is the usual slip: it is
the first picture. Show dense1.out.grad with its three rows.
```

## One term for each sample and pixel

And a kernel weight? It is used at 3×3 places on every picture, and there are
three pictures.

```predict
How many terms has the gradient of one kernel weight?
number: 3 * 3 * 3
because: 3 * 3 * 3
```

```wrong 9 "That is one sample. There are three."
```

```wrong 3 "Each sample has a term for each of nine places."
```

```wrong 12 "A kernel of 2×2 stands at 3×3 places of a picture of 4×4."
```

```wrong 16
So many pixels has a picture. At how many places does the kernel stand?
```

```wrong 48
So many pixels have all three. At how many places does the kernel stand?
```

```task
Work out how much each picture adds to the gradient of
conv1.weight[0,0,0,0]: three numbers. Call them each.
```

```check
shape(flatten(each)) == [3]
allclose(sum(each), conv1.weight.grad[0, 0, 0, 0], 1e-12)
allclose(each[0], sum(conv1.out.grad[0,0] * input[0,0,0:3,0:3]), 1e-12)
```

```own each varying conv1.weight
Add up the terms of each sample by itself.
```

```wrong "You added the samples up and kept a row. Keep axis 0, the sample."
let each = sum(sum(contributions(conv1.weight[0, 0, 0, 0]), 0), 0)
```

```wrong "The picture's pixels are added up, not averaged: use sum."
let each = mean(mean(contributions(conv1.weight[0, 0, 0, 0]), 2), 1)
```

```wrong when sum(0 * flatten(each) + 1) != 3
"each is to have three numbers, one for each picture. Add up over rows and
columns, and over nothing else."
let each = contributions(conv1.weight[0, 0, 0, 0])
```

```wrong "That is another weight: (1,1). Take (0,0)."
let each = sum(sum(contributions(conv1.weight[0, 0, 1, 1]), 2), 1)
```

```hint
contributions(…) is 3×3×3 here: sample, row, column. Add up the last two.
```

```hint
sum(x, 2) adds along axis 2, sum(x, 1) along axis 1.
```

```hint
let each = sum(sum(contributions(conv1.weight[0,0,0,0]), 2), 1)
```

```solution
let each = sum(sum(contributions(conv1.weight[0, 0, 0, 0]), 2), 1)
```

Print each. Do the three agree? Where one picture wants the weight up and
another one wants it down, they cancel. A batch is a vote.

```notes
Let them say the number before it is worked out: 3 × 3 × 3. Show the shape of
contributions. Ask whether the three pictures agree.
```

## The loss is a mean

Three pictures, and one loss? Each sample has a loss of its own. The loss on
the screen is their mean.

```task
Work it out. softmax(dense1.out[n])[c] is the probability of class c for
sample n, and the right classes are 0, 1 and 0. Call the result average.
```

```check
average > 0
allclose(flatten(average), flatten(loss), 1e-9)
```

```own average varying dense1.weight
Make it from the three samples' own losses.
```

```wrong "That is the sum of the three. The loss is their mean."
let a = -log(softmax(dense1.out[0])[0])
let b = -log(softmax(dense1.out[1])[1])
let c = -log(softmax(dense1.out[2])[0])
let average = a + b + c
```

```wrong "Sample 1 is of class 1: look at target."
let a = -log(softmax(dense1.out[0])[0])
let b = -log(softmax(dense1.out[1])[0])
let c = -log(softmax(dense1.out[2])[0])
let average = (a + b + c) / 3
```

```wrong "That is the first picture's own loss. Take the mean of all three."
let average = -log(softmax(dense1.out[0])[0])
```

```wrong when average < 0
"The logarithm of a probability is below 0, and a loss is not: −log."
let average = log(softmax(dense1.out[0])[0])
```

```wrong "That is the mean probability. Take −log of each, then the mean."
let y = reshape([1, 0, 0, 1, 1, 0], [3, 2])
let average = sum(y * softmax(dense1.out)) / 3
```

```wrong "In each sample only the probability of the right class counts."
let average = -log(mean(softmax(dense1.out)))
```

```wrong "The mean comes last: −log of each of the three, then their mean."
let y = reshape([1, 0, 0, 1, 1, 0], [3, 2])
let average = -log(sum(y * softmax(dense1.out)) / 3)
```

```hint
Make the three losses first: let a = -log(…), let b = …, let c = …
```

```hint
average = (a + b + c) / 3
```

```hint
let a = -log(softmax(dense1.out[0])[0])
let b = -log(softmax(dense1.out[1])[1])
let c = -log(softmax(dense1.out[2])[0]); let average = (a + b + c) / 3
```

```solution
let a = -log(softmax(dense1.out[0])[0])
let b = -log(softmax(dense1.out[1])[1])
let c = -log(softmax(dense1.out[2])[0])
let average = (a + b + c) / 3
```

Since the loss is a mean, each sample's gradient arrives divided by three.
The sum over pixels is not divided by anything: they belong to one loss.

```notes
Ask what one would do with a batch of a thousand if the loss were the sum.
They forget which class each sample has; show target.
```

## Alone or in company

```setup
example batch
forward
backward
let whole = conv1.weight.grad
let parts = contributions(dense1.weight[0, 0])
```

Does a picture count less in company? The batch's gradients are kept: whole
is the kernel's, parts are the three terms of dense1.weight[0,0].

```predict
Now the first picture, checker, goes through alone. How many times its part
of the batch will its gradient be?
number: shape(parts)
because: the loss was a mean of three, so each had a third.
```

```wrong 1 "In the batch its loss was divided by three."
```

```wrong 1 / 3
Turned round: in the batch it counts for a third of what it is alone.
```

```wrong 9 "Three, and once only: the loss was divided, the pixels were not."
```

```wrong 2 "Of how many pictures was the loss the mean?"
```

```wrong 27
Of how many pictures was the loss the mean? Pixels were not divided by.
```

```task
Make checker the input and 0 the target. Run forward and backward.
```

```check
shape(dense1.out) == [2]
allclose(input[0], checker, 1e-12)
allclose(dense1.weight.grad[0, 0], 3 * parts[0], 1e-12)
```

```wrong "The picture is right, but its class is 0."
input = checker
target = 1
forward
backward
```

```wrong "The input has changed. What you see is from before: run it."
input = checker
target = 0
```

```wrong "The forward pass is done. Its gradient comes by backward."
input = checker
target = 0
forward
```

```wrong when max(abs(input[0] - checker)) > 0
"That is not the first picture: it is checker."
input = ramp
target = 0
forward
backward
```

```wrong when allclose(dense1.weight.grad[0, 0], 3*parts[0] + sum(parts), 1e-9)
"That was added to the gradient of the batch. Alone it begins at zero."
input = checker
target = 0
forward
backward add
```

```hint
input = …; target = …; then the two passes.
```

```hint
checker is a picture's name, and takes the input's size.
```

```hint
input = checker; target = 0; forward; backward
```

```solution
input = checker
target = 0
forward
backward
```

Alone it has the whole loss for itself. In the batch it has a third.

```notes
Ask how much a picture counts among three. Show the two gradients, and divide:
3, to the last bit or nearly.
```

## One after the other

```setup
example batch
forward
backward
let whole = conv1.weight.grad
input = checker
target = 0
forward
backward
```

Too many pictures for the memory? Send them one by one and add the gradients
up. checker has just been through. `backward add` adds to what is there.

```task
Send ramp (class 1) and diagonal (class 0) through as well and add their
gradients. Then keep the kernel's gradient for the batch under the name
mine. It must be equal to whole.
```

```check
allclose(mine, whole, 1e-9)
allclose(conv1.weight.grad, 3 * whole, 1e-9)
```

```wrong "The sum is right. But the batch's loss is a mean: divide."
input = ramp
target = 1
forward
backward add
input = diagonal
target = 0
forward
backward add
let mine = conv1.weight.grad
```

```wrong "Without add a backward forgets what was there before."
input = ramp
target = 1
forward
backward
input = diagonal
target = 0
forward
backward
let mine = conv1.weight.grad / 3
```

```wrong
"whole is what it is to be equal to. Add the three gradients up yourself."
let mine = whole
```

```wrong "Three pictures went through: their mean is asked for."
input = ramp
target = 1
forward
backward add
input = diagonal
target = 0
forward
backward add
let mine = conv1.weight.grad / 2
```

```wrong when max(abs(mine - whole)) > 1e-6
"mine is not the gradient of the batch. Are all three in it, each with its own
class, and is it their mean?"
input = ramp
target = 0
forward
backward add
let mine = conv1.weight.grad / 3
```

```hint
The same four statements as for checker, once for each of the two pictures.
Only the last of the four is a little different.
```

```hint
Three losses were added, each of which counted in full. What did the batch do
with its three? print conv1.weight.grad / whole
```

```hint
input = ramp; target = 1; forward; backward add
input = diagonal; target = 0; forward; backward add
let mine = conv1.weight.grad / 3
```

```solution
input = ramp
target = 1
forward
backward add
input = diagonal
target = 0
forward
backward add
let mine = conv1.weight.grad / 3
```

This is why PyTorch's backward always adds. It lets you build a large batch
of small pieces. The price: you have to say when a new batch begins.

```notes
Ask why PyTorch adds and does not start from zero. Here is the reason. The
usual slip is to forget the mean; show conv1.weight.grad beside whole.
```

## The forgotten zero

```setup
example both
optimizer sgd lr 0.0002
forward
backward
let honest = conv1.weight.grad
update
let now = conv1.weight
forward
backward add
```

What if one forgets to say it? Here the first update was made, and then the
second gradient was added to the first, which had long been used.

```predict
Is the kernel's gradient now about what it should be?
choice: 1 + (max(abs(conv1.weight.grad)) > 1.5 * max(abs(honest)))
because: max(abs(conv1.weight.grad)) / max(abs(honest))
- yes
- no, it is nearly twice as large
```

```wrong 1 "Look at what was there before the second pass: it was added to."
```

```demo
grads conv1
print honest
```

```task
Repair it: get the honest gradient for the weights as they are now. Do not
undo the update.
```

```check
conv1.weight == now
allclose(conv1.weight.grad, correlate(input, conv1.out.grad), 1e-9)
```

```wrong "That adds it once more. Start from zero."
backward add
```

```wrong "Half of it is only near: the first gradient is from old weights."
let half = conv1.weight.grad / 2
```

```wrong "The forward pass is done. Now backward, from zero."
forward
```

```wrong when max(abs(conv1.weight - now)) > 0
"The weights have moved. Stay with those that there were: undo, and no
update."
update
forward
backward
```

```hint
In PyTorch one would zero the gradients and run the pass once more.
```

```hint
In Gradus the pass starts from zero by itself, unless you say add.
```

```hint
backward
```

```solution
backward
```

The last weight's gradient is 16.3 now. With the old one on top it was 37.8.

```notes
What does the forgotten zero do to training? Each step follows the sum of
all gradients so far: like momentum that never dies. Often it learns a while
and then overshoots. Let the class try: forward; backward add; update.
```

## Repair it: batches of two sizes

```setup
example batch
forward
backward
let whole = conv1.weight.grad
input = reshape([checker, ramp], [2, 1, 4, 4])
target = [0, 1]
forward
backward
let two = conv1.weight.grad
input = diagonal
target = 0
forward
backward
let one = conv1.weight.grad
let theirs = (two + one) / 2
```

Three pictures, cut into a batch of two and a batch of one. Their gradients
are called two and one. A friend takes the mean of both, as we did before.

```demo
print round(1000 * whole[0,0]) / 1000
print round(1000 * theirs[0,0]) / 1000
```

```predict
What share of theirs has the last picture, which came alone?
number: 1 / 2
because: 1 / 2
```

```wrong 1 / 3 "So it should be. But the means of two batches were averaged."
```

```wrong 1 "Then the first two would count for nothing."
```

```wrong 2 / 3 "So much the two that came together should have."
```

```wrong 2 "A share is never above 1."
```

```wrong 1 / 4 "So much has each of the first two. How much is left?"
```

```task
Mend it: make of two and one the gradient of the whole batch. Call it fair.
```

```check
allclose(flatten(fair), flatten(whole), 1e-9)
max(abs(fair - theirs)) > 0.001
```

```own fair varying two, one
Weigh each batch by the samples in it.
```

```wrong "A sum of means is not the mean. Two pictures weigh twice as much."
let fair = two + one
```

```wrong "Turned round: the batch of two must weigh twice."
let fair = (two + 2 * one) / 3
```

```wrong when allclose(flatten(fair), flatten(theirs), 1e-9)
"That is your friend's: the one picture counts as much as the two."
let fair = (two + one) / 2
```

```wrong "two stands for two pictures. How often must it count?"
let fair = (two + one) / 3
```

```wrong "That is the sum over three pictures. The loss is a mean."
let fair = 2 * two + one
```

```hint
Each picture should count for a third.
```

```hint
two is a mean of two pictures: 2 · two is their sum.
```

```hint
let fair = (2 * two + one) / 3
```

```solution
let fair = (2 * two + one) / 3
```

This very mistake sat for years in widely used training programs: texts of
unequal length, and a mean of means. You can now say what each sample adds to
a gradient, and when to start from zero.

```notes
Ask for the mean of marks of a class of 20 and one of 10. They know it there.
Then let them write the line.
```

"""####
),
(
"16-batch-norm.md",
####"""
---
title: Batch norm
minutes: 17
needs: 15
seed: 0
---

## The same measure for all

Some features are large, others small. Why not bring them all to one
measure? That is what batch norm does, for each channel by itself: take the
mean away, then divide by the spread.

```setup
input 1x2x2
batchnorm
input = reshape([-1, 5, 3, 3, 5, 5, 1, 3], [2, 1, 2, 2])
forward
```

Two pictures of 2×2 go through together, eight numbers. The spread is the
root of the variance, and the variance is the mean of (x − mean)².

```demo
print input
```

```predict
What is the mean of the eight?
number: mean(input)
because: mean(input)
```

```wrong sum(input) "That is their sum. Divide it by eight."
```

```wrong mean(input[0]) "That is the first picture alone. Take both."
```

```wrong mean(input[1]) "That is the second picture alone. Take both."
```

```wrong 0 "So it is when it has been taken away. This is before."
```

```wrong 4 "Add all eight up, and divide by eight."
```

```predict
Away from it they are −4, 2, 0, 0, 2, 2, −2, 0. What is the mean of the
squares?
number: mean((input - 3) ^ 2)
because: mean((input - 3) ^ 2)
```

```wrong sum((input - 3) ^ 2)
That is the sum of the squares. Divide it by eight.
```

```wrong 2 "That is the root of it: the spread. The variance comes first."
```

```wrong sum((input - 3) ^ 2) / 7
PyTorch's running variance divides so. Here it is a plain mean.
```

```wrong 0 "That is the mean of the differences. Square them first."
```

```wrong (-4) ^ 2 "That is the first square. Take the mean of all eight."
```

```wrong mean(abs(input - 3))
That is the mean of the sizes. Square them first.
```

```task
Bring all eight to mean 0 and variance 1, from input alone. Call it level.
```

```check
shape(flatten(level)) == [8]
allclose(mean(level), 0, 1e-4)
allclose(flatten(level), flatten(batchnorm1.out), 1e-4)
allclose(mean(batchnorm1.out), 0, 1e-4)
allclose(mean(batchnorm1.out ^ 2), 1, 1e-4)
```

```own level varying input
Take the mean away from input, and divide by the root of the variance.
```

```wrong "The mean is gone. Now divide by the spread."
let level = input - mean(input)
```

```wrong "You divided by the variance. The spread is its root."
let level = (input - mean(input)) / mean((input - mean(input)) ^ 2)
```

```wrong "The spread is right. Take the mean away as well."
let level = input / sqrt(mean((input - mean(input)) ^ 2))
```

```wrong "Each picture got its own mean. The mean goes over both together."
let a = input[0] - mean(input[0])
let b = input[1] - mean(input[1])
let level = reshape([a / sqrt(mean(a^2)), b / sqrt(mean(b^2))], [2, 1, 2, 2])
```

```wrong "std divides by one less than the count. Take the mean of the squares."
let level = (input - mean(input)) / std(input)
```

```wrong "Without brackets only the mean is divided. Take it away first."
let level = input - mean(input) / sqrt(mean((input - mean(input)) ^ 2))
```

```hint
Two things in a row: less the mean, then over the spread.
```

```hint
level = (x − mean) / √(mean of (x − mean)²)
```

```hint
let level = (input - mean(input)) / sqrt(mean((input - mean(input)) ^ 2))
```

```solution
let level = (input - mean(input)) / sqrt(mean((input - mean(input)) ^ 2))
```

Your level is what books call x̂. The layer adds a tiny 0.00001 to the
variance, so that nobody divides by 0.

```notes
Do it on paper first: mean 3, variance 4, spread 2. std divides by seven, and
somebody will use it. Show that level has mean 0 and mean square 1.
```

## Two numbers that learn

```setup
input 1x2x2
batchnorm
input = reshape([-1, 5, 3, 3, 5, 5, 1, 3], [2, 1, 2, 2])
batchnorm1.weight = 2
batchnorm1.bias = 1
forward
backward with reshape([1, -2, 3, 0.5, -1, 2, 0, 4], [2, 1, 2, 2])
let level = (input - 3) / 2
```

But what if mean 0 and spread 1 is not what the next layer needs? So each
channel has two numbers that learn: y = γ · x̂ + β. The factor γ (gamma) is
batchnorm1.weight, 2 here. The shift β (beta) is batchnorm1.bias, 1 here.

The upstream gradient of the eight outputs is

```demo
print batchnorm1.out.grad
```

```predict
β is added to every number of the channel. How many terms has its gradient?
number: sum(0 * contributions(batchnorm1.bias[0]) + 1)
because: 2 * 2 * 2
```

```wrong 1 "β is one number. But it is used at every pixel of both pictures."
```

```wrong 4 "So many pixels has one picture. There are two."
```

```wrong 2 "So many pictures. Each has four pixels."
```

```wrong 16 "Count the pixels: 2×2 in each of two pictures."
```

```wrong sum(batchnorm1.out.grad)
That is what the terms add up to. How many are they?
```

```task
Work out both gradients from batchnorm1.out.grad and level, which holds the
eight x̂. Call that of γ factor, and that of β shift.
```

```check
allclose(factor, sum(batchnorm1.out.grad * (input - 3) / 2), 1e-4)
allclose(shift, sum(batchnorm1.out.grad), 1e-9)
allclose(batchnorm1.weight.grad, factor, 1e-4)
allclose(batchnorm1.bias.grad, shift, 1e-9)
```

```own factor shift varying batchnorm1.out.grad
Begin with batchnorm1.out.grad, and add over all pixels of both pictures.
```

```wrong "γ met x̂, not the input as it came. Use level."
let factor = sum(batchnorm1.out.grad * input)
let shift = sum(batchnorm1.out.grad)
```

```wrong "Those are means. Each of the eight uses counts in full: sum."
let factor = mean(batchnorm1.out.grad * level)
let shift = mean(batchnorm1.out.grad)
```

```wrong "γ itself is no factor of its own gradient."
let factor = sum(batchnorm1.out.grad * level) * batchnorm1.weight[0]
let shift = sum(batchnorm1.out.grad)
```

```wrong "These are the eight terms of γ. Add them up."
let factor = batchnorm1.out.grad * level
let shift = sum(batchnorm1.out.grad)
```

```wrong "You counted one picture. γ and β serve both."
let factor = sum(batchnorm1.out.grad[0] * level[0])
let shift = sum(batchnorm1.out.grad[0])
```

```wrong when (factor == 7.5) * (shift == -3)
"The two are exchanged: γ, the factor, is multiplied by x̂."
let factor = sum(batchnorm1.out.grad)
let shift = sum(batchnorm1.out.grad * level)
```

```wrong "That is γ's. Now β's: what is it multiplied by?"
let factor = sum(batchnorm1.out.grad * level)
```

```wrong when sum(0 * flatten(factor) + 1) + sum(0 * flatten(shift) + 1) == 16
"Those are the eight terms of each. Add them up."
let factor = batchnorm1.out.grad * level
let shift = batchnorm1.out.grad
```

```hint
γ is a weight whose input is x̂. β is a bias.
```

```hint
factor = Σ upstream × x̂, shift = Σ upstream
```

```hint
let factor = sum(batchnorm1.out.grad * level)
let shift = sum(batchnorm1.out.grad)
```

```solution
let factor = sum(batchnorm1.out.grad * level)
let shift = sum(batchnorm1.out.grad)
```

Upstream × input, and a sum over all uses. You know this rule: γ is a kernel
of 1×1 that reads x̂.

```notes
Ask how often γ is used: eight times. Then it is the rule of lesson 2. Show
the eight terms of one of the two.
```

## One asks, who is told?

```setup
input 1x2x2
batchnorm
input = reshape([-1, 5, 3, 3, 5, 5, 1, 3], [2, 1, 2, 2])
batchnorm1.weight = 2
batchnorm1.bias = 1
forward
backward with reshape([4, 0, 0, 0, 0, 0, 0, 0], [2, 1, 2, 2])
let moved = input + 1
let told = sum(input.grad != 0)
backward with zeros(2, 1, 2, 2)
```

And the way down, to the eight inputs? Let only the first output ask for
something: its upstream is 4, that of the other seven is 0.

```predict
At how many of the eight inputs does gradient arrive?
number: told
because: each of them moved the mean and the variance, and these moved the
first output.
```

```wrong 1 "The first input is one. What else goes into the first output?"
```

```wrong 4 "The mean was taken over both pictures."
```

```wrong 0 "The first input moves the first output at least."
```

```wrong 2 "Two are the pictures. Each of their pixels went into the mean."
```

```wrong 7 "The first input moves the first output, too."
```

```predict
Add 1 to all eight inputs. By how much does the first output change?
number: round((moved[0, 0, 0, 0] - mean(moved)) - (input[0, 0, 0, 0] - 3))
because: the mean grows by 1 as well, and it is taken away.
```

```wrong 1 "The mean grows by 1, too."
```

```wrong 2 "That would be γ × 1. But the mean grows by 1, too."
```

```wrong 8 "So much the sum grows. The mean grows by 1, and is taken away."
```

```wrong 1 / 2 "That would be 1 over the spread. But the mean grows by 1, too."
```

```wrong 1 / 8 "So much the mean grows by one of them. Here all eight grow."
```

```task
So what must the eight gradients add up to? Send 4 back from the first output
alone, and keep the sum of input.grad under the name rest.
```

```check
allclose(batchnorm1.out.grad[0, 0], [[4, 0], [0, 0]], 1e-9)
abs(rest) < 1e-9
abs(input.grad[0, 0, 0, 0] - 1.5) < 1e-4
abs(input.grad[1, 0, 1, 0] + 1.5) < 1e-4
```

```wrong "All eight ask here. Only the first one should."
backward with 4 * ones(2, 1, 2, 2)
let rest = sum(input.grad)
```

```wrong "That is one output of the second picture. Take the first."
backward with reshape([0, 0, 0, 0, 4, 0, 0, 0], [2, 1, 2, 2])
let rest = sum(input.grad)
```

```wrong "The place is right. It should ask for 4."
backward with reshape([1, 0, 0, 0, 0, 0, 0, 0], [2, 1, 2, 2])
let rest = sum(input.grad)
```

```wrong when max(abs(batchnorm1.out.grad)) == 0
"Nothing has been sent back yet: 4 from the first output, 0 from the others."
let rest = sum(input.grad)
```

```wrong when batchnorm1.out.grad[0, 0, 0, 0] != 4
"The first output of all, [0, 0, 0, 0], has to ask for 4."
backward with reshape([0, 0, 0, 0, 0, 0, 0, 4], [2, 1, 2, 2])
let rest = sum(input.grad)
```

```wrong when sum(0 * flatten(rest) + 1) == 8
"Those are all eight. Add them up."
backward with reshape([4, 0, 0, 0, 0, 0, 0, 0], [2, 1, 2, 2])
let rest = input.grad
```

```wrong "That is the largest. Add all eight up."
backward with reshape([4, 0, 0, 0, 0, 0, 0, 0], [2, 1, 2, 2])
let rest = max(input.grad)
```

```hint
There is no loss here: backward with, and eight numbers in the input's shape.
```

```hint
reshape([4, and seven zeros], [2, 1, 2, 2])
```

```hint
backward with reshape([4, 0, 0, 0, 0, 0, 0, 0], [2, 1, 2, 2])
let rest = sum(input.grad); explain input.grad[1,0,1,0]
```

```solution
backward with reshape([4, 0, 0, 0, 0, 0, 0, 0], [2, 1, 2, 2])
let rest = sum(input.grad)
```

Even the other picture was told. What moves all alike changes nothing, so the
gradients add up to 0, but for rounding.

```notes
Ask who has moved the first output: all eight, through the mean. Most say one.
Show input.grad: even the other picture has numbers.
```

## Three ways back

```setup
input 1x2x2
batchnorm
input = reshape([-1, 5, 3, 3, 5, 5, 1, 3], [2, 1, 2, 2])
batchnorm1.weight = 2
batchnorm1.bias = 1
forward
backward with reshape([1, -2, 3, 0.5, -1, 2, 0, 4], [2, 1, 2, 2])
let level = (input - 3) / 2
let g = batchnorm1.weight[0] * batchnorm1.out.grad
```

How does one work such a gradient out? Each input reaches the outputs in
three ways: as itself, through the mean, and through the variance. Call
what arrives at the eight x̂ g: it is γ × upstream. All three are divided by
the spread, 2:

- itself: g
- through the mean: − mean(g), the same for all
- through the variance: − x̂ × mean(g × x̂)

```demo
print flatten(g)
```

```predict
What does the way through the mean add to each, before the division by 2?
number: -mean(batchnorm1.weight[0] * batchnorm1.out.grad)
because: -mean(2 * batchnorm1.out.grad)
```

```wrong mean(batchnorm1.weight[0] * batchnorm1.out.grad)
The size is right. But the mean is taken away.
```

```wrong -sum(batchnorm1.weight[0] * batchnorm1.out.grad)
That is the sum. A number moves the mean by an eighth.
```

```wrong -mean(batchnorm1.out.grad) "γ is on the way: g is 2 × upstream."
```

```wrong 0
All three ways together add up to 0 over the eight. This is one of them.
```

```wrong -sum(batchnorm1.out.grad)
That is a sum, and of the upstream. Take the mean, and of g.
```

```task
Put the three together and divide by the spread. Call it down. Make g anew
from batchnorm1.weight[0] and batchnorm1.out.grad.
```

```check
shape(flatten(down)) == [8]
allclose(flatten(down), flatten(input.grad), 1e-4)
abs(sum(down)) < 1e-4
abs(sum(input.grad)) < 1e-4
abs(sum(input.grad * (input - 3))) < 1e-3
```

```own down varying batchnorm1.out.grad
Make it from batchnorm1.out.grad, γ and level, and g anew: the g that is kept
has been worked out before.
```

```wrong "The mean and the variance count as constants here. They moved, too."
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = g / 2
```

```wrong "The way through the variance is missing."
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = (g - mean(g)) / 2
```

```wrong "The way through the mean is missing."
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = (g - level * mean(g * level)) / 2
```

```wrong "γ is missing: what arrives at x̂ is γ × upstream."
let g = batchnorm1.out.grad
let down = (g - mean(g) - level * mean(g * level)) / 2
```

```wrong "Divide all of it by the spread."
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = g - mean(g) - level * mean(g * level)
```

```wrong "Both of the other ways are taken away: they have a minus."
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = (g + mean(g) + level * mean(g * level)) / 2
```

```wrong "Each input moves the mean by an eighth only: mean, and not sum."
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = (g - sum(g) - level * sum(g * level)) / 2
```

```wrong "The variance is 4. The spread, by which one divides, is 2."
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = (g - mean(g) - level * mean(g * level)) / 4
```

```hint
Three parts, of which two are taken away.
```

```hint
down = (g − mean(g) − x̂ · mean(g · x̂)) / spread
```

```hint
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = (g - mean(g) - level * mean(g * level)) / 2
```

```solution
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let down = (g - mean(g) - level * mean(g * level)) / 2
```

`explain input.grad[0,0,0,0]` shows the three ways for one number.

```notes
On the board: the Jacobian of x̂ is (1/σ)(I − 1/m − x̂x̂ᵀ/m). It throws away
what moves all alike, and what stretches all alike. Ask which two changes of
the eight inputs the layer cannot see.
```

## A bias in front of it

```setup
input 1x4x4
conv 1 2x2
batchnorm
dense 2
loss cross-entropy
input = reshape([cross, ring], [2, 1, 4, 4])
target = [0, 1]
forward
backward
let base = loss
let w0 = conv1.weight
let bare = conv1.out - conv1.bias[0]
```

What becomes of a conv layer's bias when batch norm stands behind it?

```predict
conv1.bias grows by 5, and all pixels of its map with it. How does the loss
change?
choice: 1 + (max(abs(conv1.bias.grad)) > 1e-9)
because: what is added to all is in the mean, and the mean is taken away.
- not at all
- it rises or falls a little
```

```wrong 2 "The map's mean grows by 5, too, and is taken away."
```

```predict
So what is the gradient of that bias, but for rounding?
number: round(1e6 * conv1.bias.grad[0])
because: a slope of something that changes nothing is 0.
```

```wrong 1 "A bias has upstream × 1. But add up what arrives here."
```

```wrong 5 "So far the bias moved. The loss did not."
```

```wrong -5 "So far the bias moved, turned round. The loss did not move."
```

```wrong 18
So many pixels has its map in both pictures. What they say cancels.
```

```task
Try it: give conv1.bias the value 5, run forward, and keep loss − base under
the name change.
```

```check
conv1.bias == 5
max(abs(conv1.out - bare - 5)) < 1e-9
abs(change) < 1e-9
conv1.weight == w0
```

```wrong "That is batch norm's own β. Take conv1.bias."
batchnorm1.bias = 5
forward
let change = loss - base
```

```wrong "You kept the loss. Keep how much it changed: loss − base."
conv1.bias = 5
forward
let change = loss
```

```wrong "The bias is set. Run forward, and keep the change."
conv1.bias = 5
```

```wrong "That loss is from before. Run forward, then keep the change."
conv1.bias = 5
let change = loss - base
```

```wrong when max(abs(conv1.weight - w0)) > 0
"That was the kernel. Give its bias the value 5: undo."
conv1.weight = 5
forward
let change = loss - base
```

```wrong when conv1.bias != 5 "The bias is what it was: conv1.bias = 5."
forward
let change = loss - base
```

```hint
Three statements: the bias, the pass, the name.
```

```hint
change = loss after − base
```

```hint
conv1.bias = 5; forward; let change = loss - base
```

```solution
conv1.bias = 5
forward
let change = loss - base
```

So one writes `conv 1 3x3 bias off` before batch norm. Its β does the work.

```notes
Ask what 5 more on all pixels does. Some reckon with upstream × 1. Show that
the loss does not move, and that the bias costs memory for nothing.
```

## One picture alone

```setup
input 1x2x2
batchnorm
input = reshape([-1, 5, 3, 3, 5, 5, 1, 3], [2, 1, 2, 2])
freeze batchnorm1
```

In use there is one picture, and no batch. Whose mean should be taken then?
The layer keeps running ones, batchnorm1.mean and batchnorm1.var. Each pass
in training moves them a tenth of the way to the batch's own.

Here γ and β are frozen. The batch's mean is 3, and nothing has run yet.

```demo
print batchnorm1.mean
```

```predict
Where is the running mean after one pass?
number: batchnorm1.mean[0] + 0.1 * (mean(input) - batchnorm1.mean[0])
because: batchnorm1.mean[0] + 0.1 * (mean(input) - batchnorm1.mean[0])
```

```wrong 0 "Frozen are γ and β alone. Running means follow no gradient."
```

```wrong 3 "It moves a tenth of the way."
```

```wrong 0.1 "A tenth of what? It has 3 to go."
```

```wrong 1 "That is a third of the way. It goes a tenth."
```

```wrong 2.7 "That is what is left to go."
```

```predict
And after two?
number: 0.3 + 0.1 * (mean(input) - 0.3)
because: 0.3 + 0.1 * (mean(input) - 0.3)
```

```wrong 0.6 "From 0.3 it is 2.7 to go. A tenth of that."
```

```wrong 0.3 "That is after one. The second moves it on."
```

```wrong 3 "It never quite gets there: each pass goes a tenth of what is left."
```

```wrong 0.9
That would be three passes of 0.3. Each goes a tenth of what is left.
```

```wrong 0.33 "A tenth of the way that is left, 2.7, and not of 0.3."
```

```task
Run it forward twice and print batchnorm1.mean. Then make it stand still:
mode eval. Run it forward once more.
```

```check
allclose(batchnorm1.mean, 3 * (1 - 0.9 ^ 2), 1e-9)
allclose(batchnorm1.var, 0.9 ^ 2 + (1 - 0.9 ^ 2) * 32 / 7, 1e-9)
allclose(batchnorm1.out * sqrt(batchnorm1.var), input - batchnorm1.mean, 1e-4)
batchnorm1.weight == 1
```

```wrong "Still in training: the third pass has moved it, too. undo."
forward
forward
forward
```

```wrong "It stood still from the first pass on. Two in training come first."
mode eval
forward
forward
forward
```

```wrong "Two passes are done. Now mode eval, and one more."
forward
forward
```

```wrong "One in training is missing. mode train brings it back."
forward
mode eval
forward
```

```wrong when batchnorm1.mean > 0.58
"That is further than two passes take it. lesson reset, and count."
forward
forward
forward
mode eval
forward
```

```wrong "It stands still now. Run it forward once more, and see."
forward
forward
mode eval
```

```wrong when (batchnorm1.mean > 0) * (batchnorm1.var == 1)
"The mean was typed in. Two passes in training move it, and the variance,
too."
batchnorm1.mean = 0.57
mode eval
forward
```

```hint
Two passes, one word with eval, one more pass.
```

```hint
mode NAME says by what the layer goes: the batch, or what was kept.
```

```hint
forward; forward; mode eval; forward
```

```solution
forward
forward
mode eval
forward
```

Frozen, and yet it moved. Freezing holds what follows gradients. Only mode
eval holds the running ones.

```notes
Ask whose mean is to be taken when there is one picture. Let them foretell
0.3, 0.57. Frozen is not still: this is the point to stay at.
```

## The way back in use

```setup
input 1x2x2
batchnorm
input = reshape([-1, 5, 3, 3, 5, 5, 1, 3], [2, 1, 2, 2])
batchnorm1.weight = 2
batchnorm1.bias = 1
batchnorm1.mean = 1
batchnorm1.var = 16
mode eval
forward
backward with reshape([4, 0, 0, 0, 0, 0, 0, 0], [2, 1, 2, 2])
let told = sum(input.grad != 0)
backward with reshape([1, -2, 3, 0.5, -1, 2, 0, 4], [2, 1, 2, 2])
```

How many ways lead back in mode eval? The mean kept is 1 here, and the
variance 16. They stand still, whatever comes in.

```predict
Again the first output alone asks. At how many inputs does gradient arrive?
number: told
because: no input moves a mean that was kept. One way is left, through itself.
```

```wrong 8 "So it was in training. Now mean and variance stand still."
```

```wrong 0 "The first input still moves the first output."
```

```wrong 4 "So many pixels has a picture. Which of them move the first output?"
```

```wrong 2 "Two are the pictures. Which pixel moves the first output?"
```

```wrong 7 "Turned round: the other seven move it no more."
```

All eight ask again, as before: 1, −2, 3, 0.5, −1, 2, 0 and 4.

```task
Work out input.grad from batchnorm1.out.grad, γ and the variance kept. Call
it straight.
```

```check
shape(flatten(straight)) == [8]
allclose(flatten(straight), flatten(input.grad), 1e-5)
allclose(input.grad, batchnorm1.out.grad / 2, 1e-5)
```

```own straight varying batchnorm1.out.grad
Take γ × upstream, and divide by the root of batchnorm1.var.
```

```wrong "That divides by the variance. The spread is its root, 4."
let straight = batchnorm1.weight[0] * batchnorm1.out.grad / batchnorm1.var[0]
```

```wrong
"That is upstream as it came. Multiply it by γ, and divide by the root of the
variance that is kept. (Divided by the batch's own spread, 2, it is the same.)"
let straight = batchnorm1.weight[0] * batchnorm1.out.grad / 2
```

```wrong "γ is missing."
let straight = batchnorm1.out.grad / sqrt(batchnorm1.var[0])
```

```wrong "Nothing is taken away here: the mean stands still."
let g = batchnorm1.weight[0] * batchnorm1.out.grad
let straight = (g - mean(g)) / 4
```

```wrong "Now divide by the spread: the root of the variance that was kept."
let straight = batchnorm1.weight[0] * batchnorm1.out.grad
```

```wrong
"The mean was taken from what came in. Nothing is taken from what comes back."
let straight = batchnorm1.weight[0] * (batchnorm1.out.grad - 1) / 4
```

```hint
Of the three ways only the first is left.
```

```hint
straight = γ × upstream / √variance
```

```hint
let straight = batchnorm1.weight[0] * batchnorm1.out.grad / 4
```

```solution
let straight = batchnorm1.weight[0] * batchnorm1.out.grad / 4
```

In mode eval it is a plain layer: one factor and one shift for each channel.

```notes
Ask how many ways are left in eval: one. They answer 8, from before. Show the
two input.grad, in train and in eval.
```

## Repair it: only looked at

```setup
input 1x8x8
conv 2 3x3 bias off
batchnorm
relu
dense 4
loss cross-entropy
data edges 200
optimizer sgd lr 0.1 momentum 0.9
train 5 epochs
let m = batchnorm1.mean
let v = batchnorm1.var
let kernels = conv1.weight
let wide = sqrt(v[0])
let gamma = batchnorm1.weight[0]
let beta = batchnorm1.bias[0]
freeze all
input = reshape([3 + 5 * cross, 3 + 5 * ring, 2 + 4 * square], [3, 1, 8, 8])
target = [0, 1, 2]
forward
forward
forward
forward
forward
forward
forward
forward
forward
forward
```

"All is frozen, and I only looked at some bright pictures", says a friend.
Ten times forward, no update. The network told edges apart. Now it tells
most of them wrong! The running ones from before are kept as m and v.

```demo
print max(abs(conv1.weight - kernels))
print m
print batchnorm1.mean
```

```predict
What has changed in the network?
choice: 1 + (batchnorm1.mean[0] != m[0]) + (sum(conv1.weight != kernels) > 0)
because: batchnorm1.mean - m
- nothing: all of it is frozen
- the running mean and variance
- the kernels
```

```wrong 1 "Look at the two means that were printed."
```

```wrong 3 "They are frozen, and no update was made."
```

```task
See how many are right: the first line of evaluate. Put both back,
batchnorm1.mean and batchnorm1.var. Then let the friend look again, forward, in
a way that moves nothing.
```

```check
batchnorm1.mean == m
batchnorm1.var == v
allclose((batchnorm1.out[:,0]-beta)*wide, (conv1.out[:,0]-m[0])*gamma, 1e-3)
```

```wrong "Put back, and moved again by the next look. Which mode holds them?"
batchnorm1.mean = m
batchnorm1.var = v
forward
```

```wrong "That holds them where they are now. Put them back to m and v."
mode eval
forward
```

```wrong "The mean is back. The variance has moved, too: it was v."
batchnorm1.mean = m
mode eval
forward
```

```wrong "All set. Now let the friend look: forward."
batchnorm1.mean = m
batchnorm1.var = v
mode eval
```

```wrong "So many are wrong. Now put the mean and the variance back: m and v."
evaluate
```

```wrong when (batchnorm1.mean == v) * (batchnorm1.var == m)
"The two are exchanged: m is the mean, v the variance."
batchnorm1.mean = v
batchnorm1.var = m
mode eval
forward
```

```hint
Two values to put back, and a mode that keeps them.
```

```hint
batchnorm1.mean and batchnorm1.var are assigned like weights.
```

```hint
batchnorm1.mean = m; batchnorm1.var = v; mode eval; forward
```

```solution
batchnorm1.mean = m
batchnorm1.var = v
mode eval
forward
```

You can now say what batch norm does to a number, and in which three ways a
gradient comes back. And you know why a frozen network may still change.

```notes
Ask what can change without an update. Nobody thinks of the running mean. Show
evaluate before and after.
```

## Looking back

```setup
input 1x4x4
conv 2 2x2 bias off
dense 3
loss cross-entropy
input = reshape([cross, ring], [2, 1, 4, 4])
target = [2, 0]
forward
backward
let a = convolve(pad(conv1.out.grad[0, 0], 1), conv1.weight[0, 0])
let b = convolve(pad(conv1.out.grad[0, 1], 1), conv1.weight[1, 0])
```

Five questions from the lessons before. Two pictures of 4×4, two kernels of
2×2, three classes.

```predict
How many terms has the gradient of one kernel weight?
number: 2 * (4 - 2 + 1) ^ 2
because: 2 * (4 - 2 + 1) ^ 2
```

```wrong 9 "That is one picture. There are two."
```

```wrong 36 "More kernels make more weights, not more terms."
```

```wrong 8 "A kernel of 2×2 stands at 3×3 places of a picture of 4×4."
```

```wrong 16
So many pixels has a picture. At how many places does the kernel stand?
```

```wrong 32
So many pixels have both. At how many places does the kernel stand?
```

```predict
And that of one dense weight?
number: shape(contributions(dense1.weight[0, 0]))[0]
because: one product for each picture.
```

```wrong 1 "That is one picture. There are two."
```

```wrong 18
The dense weight reads one pixel of the maps, once for each picture.
```

```wrong 3 "Three are the classes. A weight belongs to one of them."
```

```wrong 6 "A weight belongs to one class. It is used once for each picture."
```

```predict
The first picture is of class 2. Which sign has the gradient of its score
for class 2, dense1.out[0,2]?
sign of: (softmax(dense1.out[0])[2] - 1) / 2
because: (softmax(dense1.out[0])[2] - 1) / 2
```

```wrong + "It is p − 1, over two pictures, and p is below 1."
```

```wrong 0 "Only if p were 1."
```

```predict
A pixel is −2, a ReLU behind it, and 7 comes from above. What arrives at the
pixel?
number: 7 * (-2 > 0)
because: a closed gate lets nothing through.
```

```wrong 7 "That is an open gate."
```

```wrong -14 "The −2 says that the gate is closed. It is no factor."
```

```wrong -2 "That is the pixel. It is below 0: what does its gate do?"
```

```wrong 1 "That is the slope of an open gate."
```

```predict
And how does a gradient come down to the pictures?
choice: 1 + allclose(a + b, input.grad[0, 0], 1e-9)
because: each pixel is seen by each window from another corner.
- the upstream gradient, correlated with the kernels as they are
- the upstream gradient, correlated with the kernels turned by half a turn
- the picture, correlated with the upstream gradient
```

```wrong 1
The first pixel of a window met the first weight, the last one the last.
Read from a pixel, that order is turned.
```

```wrong 3 "That is the gradient of the kernels."
```

All right? Then go on. Where one was not, take that lesson again (as in
`lesson a-batch`): a-batch, softmax-cross-entropy, through-relu, to-the-input.

```notes
Let them answer alone, then compare with a neighbour, then vote. The second
one is missed most: a dense weight has a term for each picture.
```

"""####
),
(
"17-two-ways-through.md",
####"""
---
title: Two ways through
minutes: 10
needs: 11
seed: 0
---

## Read twice

So far each number went on to one next layer. What if two of them read it?
Here an input goes through a weight, and also round it, as it is. `add`
takes the sum of both: out = weight × input + input.

```setup
input 1
dense 1 bias off
add input
loss squared-error
dense1.weight = 4
input = [2]
target = [7]
forward
```

```demo
net
```

```predict
The weight is 4, the input 2. What is the output?
number: dense1.weight[0, 0] * input[0] + input[0]
because: dense1.weight[0, 0] * input[0] + input[0]
```

```wrong 8 "That is the way through the weight. The other one adds 2."
```

```wrong 16 "The two ways are added up, not multiplied."
```

```wrong 6 "Through the weight the input is multiplied, and not added: 4 × 2."
```

```wrong 12 "Round the weight goes the input, 2, and not the weight."
```

```wrong 2 "That is the way round. 4 × 2 comes through the weight."
```

```predict
By how much does the output grow for each 1 of the input?
number: dense1.weight[0, 0] + 1
because: 4 through the weight, and 1 round it.
```

```wrong 4 "That is the way through the weight. There is one round it."
```

```wrong 1 "That is the way round. There is one through the weight."
```

```wrong 2 "So large is the input. How much does each 1 of it bring?"
```

```wrong 10 "That is the output. How much more is it when the input is 3?"
```

```wrong 8
So much comes through the weight in all. How much for each 1 of the input?
```

The upstream gradient is out − target, 10 − 7.

```task
Run backward. Then make the input's gradient yourself, one product for each
way, and add. Call it both.
```

```check
allclose(flatten(both), (add1.out - target) * (dense1.weight[0, 0] + 1), 1e-9)
allclose(input.grad, (add1.out - target) * (dense1.weight[0, 0] + 1), 1e-9)
```

```own both varying dense1.weight, target
Begin with add1.out.grad: times the weight one way, times 1 the other.
```

```wrong "That is the way through the weight alone. Add the other one."
backward
let both = add1.out.grad * dense1.weight[0, 0]
```

```wrong "That is the way round alone. One leads through the weight."
backward
let both = add1.out.grad
```

```wrong "Ways are added up. You multiplied by both."
backward
let both = add1.out.grad * dense1.weight[0, 0] * input
```

```wrong "That is upstream × input: the gradient of the weight."
backward
let both = add1.out.grad * input
```

```wrong "That is the mean of the two ways. Add them."
backward
let both = add1.out.grad * (dense1.weight[0, 0] + 1) / 2
```

```wrong
"That is the slope. Times what arrives, add1.out.grad, it is the gradient."
backward
let both = dense1.weight[0, 0] + 1
```

```wrong "On the way round the upstream is multiplied by 1. You added 1 alone."
backward
let both = add1.out.grad * dense1.weight[0, 0] + 1
```

```wrong
"Round it goes upstream × 1. The input is no factor of its own gradient."
backward
let both = add1.out.grad * dense1.weight[0, 0] + input
```

```wrong "Run backward, and make it from what arrives: add1.out.grad."
let both = 15
```

```hint
Upstream is add1.out.grad. One way has the factor 4, the other the factor 1.
```

```hint
both = upstream × weight + upstream × 1
```

```hint
backward; let both = add1.out.grad * dense1.weight[0,0] + add1.out.grad
paths input[0]
```

```solution
backward
let both = add1.out.grad * dense1.weight[0, 0] + add1.out.grad
```

`paths input[0]` lists the two ways. A product along each, and their sum:
this is the chain rule where there is more than one chain.

```notes
Draw the two arrows, 4 and 1. Ask for the slope before the output: 5. Some
multiply the ways. Show paths input[0].
```

## A way round a convolution

```setup
input 3x3
conv 1 2x2 bias off
conv 1 3x3 pad 1 bias off
add conv1
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
conv2.weight[0, 0] = [[0, 1, 0], [0, -2, 3], [1, 0, 0]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 0]]
target = [[[-17, 3], [5, -20.5]]]
forward
backward
let old = conv1.out.grad
```

Does it hold for pictures, too? conv2 reads what conv1 has made, and add1
reads it as well. This is called a residual block. conv2 makes only what
has to be changed.

```demo
print add1.out.grad[0]
print conv2.in.grad[0]
```

The first is what arrives at the sum. It goes to both of its parts as it is:
the slope of a sum is 1. The second is what conv2 sends down to conv1's map.

```predict
What arrives at conv1's pixel (0,0) in all?
number: add1.out.grad[0, 0, 0] + conv2.in.grad[0, 0, 0]
because: add1.out.grad[0, 0, 0] + conv2.in.grad[0, 0, 0]
```

```wrong add1.out.grad[0, 0, 0]
That comes by the way round. conv2 sends something, too.
```

```wrong conv2.in.grad[0, 0, 0]
That comes through conv2. Something comes by the way round, too.
```

```wrong add1.out.grad[0, 0, 0] * conv2.in.grad[0, 0, 0]
Two ways are added up. Only along one way one multiplies.
```

```wrong 9 + 8 "What conv2 sends has a minus: −8."
```

```wrong -9 - 8 "The 9 has no minus: only what conv2 sends has one."
```

```task
Work out what arrives at all four pixels, without conv2.in.grad: conv2's share
is add1.out.grad, with a border of 1, correlated with its kernel turned by
rot180. Call the whole arrives.
```

```check
shape(flatten(arrives)) == [4]
allclose(flatten(arrives), flatten(conv1.out.grad), 1e-9)
allclose(sum(conv1.out.grad * conv1.out), sum(add1.out.grad * add1.out), 1e-9)
```

```own arrives of conv1.out.grad, conv2.in.grad varying conv2.weight, target
Make conv2's share from add1.out.grad and conv2.weight, and add the other.
```

```wrong "That is what comes through conv2. Add what comes by the way round."
let g = pad(add1.out.grad[0], 1)
let arrives = correlate(g, rot180(conv2.weight[0, 0]))
```

```wrong "That is what comes by the way round. conv2 sends something, too."
let arrives = add1.out.grad[0]
```

```wrong "The kernel is upright. On the way down it is turned."
let g = pad(add1.out.grad[0], 1)
let arrives = correlate(g, conv2.weight[0, 0]) + add1.out.grad[0]
```

```wrong "That turned the gradient. Turn the kernel."
let g = pad(rot180(add1.out.grad[0]), 1)
let arrives = correlate(g, conv2.weight[0, 0]) + add1.out.grad[0]
```

```wrong "One is taken from the other. They are added."
let g = pad(add1.out.grad[0], 1)
let arrives = correlate(g, rot180(conv2.weight[0, 0])) - add1.out.grad[0]
```

```wrong "By the way round it comes once. The other share went through conv2."
let arrives = 2 * add1.out.grad[0]
```

```hint
Two shares. The one by the way round needs no work at all.
```

```hint
arrives = (padded gradient, correlated with the turned kernel) + gradient
```

```hint
let g = add1.out.grad[0]
let arrives = correlate(pad(g, 1), rot180(conv2.weight[0,0])) + g
```

```solution
let g = add1.out.grad[0]
let arrives = correlate(pad(g, 1), rot180(conv2.weight[0, 0])) + g
```

A number that several layers read gets the sum of what all of them send
back. You have met this rule for a kernel weight, for a bias and for the
pixels under a pool.

```notes
Ask what arrives at conv1 if conv2 sends nothing: still something. Let them
say which grid came by which way before they are added.
```

## Can two ways cancel?

```setup
input 3x3
conv 1 2x2 bias off
conv 1 1x1 bias off
add conv1
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
conv2.weight = -2
input = [[1, 2, 3], [4, 5, 6], [7, 8, 0]]
target = [[[3, 6], [1, -5.5]]]
forward
backward
```

More ways, more gradient? Here conv2 is a single weight, −2. It multiplies
each pixel of conv1's map, and the way round adds the pixel itself.

```predict
From one weight of conv1, how many paths lead to the loss? The weight meets
four pixels.
number: 4 * 2
because: 4 * 2
```

```wrong 4 "From each of the four pixels two ways lead on."
```

```wrong 2 "So many ways has one pixel. The weight meets four."
```

```wrong 6 "Four pixels with two ways each: multiply."
```

```wrong 16 "Four pixels, and from each of them two ways on."
```

```wrong 1 "It is one weight, but it meets four pixels."
```

```task
See the largest: paths conv1.weight[0,0,0,0] 4. Then find a conv2.weight
with which no gradient arrives at conv1 at all, while the loss is not 0. Run
forward and backward.
```

```check
used paths
max(abs(conv1.out.grad)) < 1e-9
max(abs(add1.out.grad)) > 0.1
loss > 0.1
```

```wrong "With 0 the way round is left: all of it arrives as it is."
paths conv1.weight[0,0,0,0] 4
conv2.weight = 0
forward
backward
```

```wrong "With 1 both ways say the same, and it arrives twice."
paths conv1.weight[0,0,0,0] 4
conv2.weight = 1
forward
backward
```

```wrong "The weight is set. Run forward and backward."
paths conv1.weight[0,0,0,0] 4
conv2.weight = -1
```

```wrong "Now the outputs are right and nobody asks. Keep the loss above 0."
paths conv1.weight[0,0,0,0] 4
target = add1.out
forward
backward
```

```wrong when conv2.weight == -2
"conv2.weight is still −2. With which value does it take what the way round
brings?"
conv1.weight = 0
forward
backward
```

```wrong "The forward pass is done. Now backward, and see what arrives."
conv2.weight = -1
forward
```

```wrong when (max(abs(conv1.out.grad)) < 1e-9) * (loss > 0.1)
"Nothing arrives any more. See the ways, too: paths conv1.weight[0,0,0,0] 4."
conv2.weight = -1
forward
backward
```

```hint
What arrives is upstream × conv2.weight, plus upstream × 1.
```

```hint
That is upstream × (conv2.weight + 1). When is it 0?
```

```hint
paths conv1.weight[0,0,0,0] 4
conv2.weight = -1; forward; backward
```

```solution
paths conv1.weight[0,0,0,0] 4
conv2.weight = -1
forward
backward
```

What one way brings, the other takes. It may happen. But the weight must hit
that value, and a step later it is gone.

```notes
Ask for a weight with which nothing arrives. 0 is the usual guess, and the way
round is left. Show −1, and what one step makes of it.
```

## Why anybody does it

```setup
input 1
dense 1 bias off
dense 1 bias off
dense 1 bias off
loss squared-error
dense1.weight = 0.1
dense2.weight = 0.2
dense3.weight = 0.3
input = [4]
target = [-1]
forward
backward
let before = input.grad[0]
```

Why go round a layer at all? Here are three in a row, with small weights:
0.1, 0.2 and 0.3. A gradient that comes down is multiplied by all three.

```predict
How much is left of a gradient of 1 when it has come down to the input?
number: dense1.weight[0, 0] * dense2.weight[0, 0] * dense3.weight[0, 0]
because: 0.1 * 0.2 * 0.3
```

```wrong 0.6 "That is the sum. Along one way the factors are multiplied."
```

```wrong 0.3 "That is behind the first of the three."
```

```wrong 0.06 "That is behind two. Look at all three: 0.1, 0.2 and 0.3."
```

```wrong 0.2 "That is one of the three, or their mean. They are multiplied."
```

```wrong 0 "Very little is left, but something is."
```

```wrong 1 "Each of the three makes it smaller: times its weight."
```

```predict
And with a way round each of the three? Each then has a slope of weight + 1.
number: (dense1.weight[0, 0] + 1) * (dense2.weight[0, 0] + 1) * 1.3
because: 1.1 * 1.2 * 1.3
```

```wrong 1.006 "Each layer has its own way round: three factors of w + 1."
```

```wrong 3.6 "That is the sum. The three factors are multiplied."
```

```wrong 0.006 "That is without a way round."
```

```wrong 0.6 "That is the sum of the weights. Each factor is weight + 1."
```

```wrong 1 "That is the way that goes round all three. There are others, too."
```

```task
Build it: insert add input after dense1, insert add add1 after dense2, and
insert add add2 after dense3. Run forward and backward.
```

```check
shape(add3.out) == [1]
allclose(add3.out, 4 * 1.1 * 1.2 * 1.3, 1e-9)
allclose(input.grad, (add3.out - target) * 1.1 * 1.2 * 1.3, 1e-9)
```

```wrong "One way round is built. The other two follow, and both passes."
insert add input after dense1
```

```wrong "That goes round all three at once. One for each, please: undo."
insert add input after dense3
forward
backward
```

```wrong "All three start at the input here. Each goes round one layer."
insert add input after dense1
insert add input after dense2
insert add input after dense3
forward
backward
```

```wrong "It is built. Now both passes."
insert add input after dense1
insert add add1 after dense2
insert add add2 after dense3
```

```wrong "One way round is built. Now those round dense2 and dense3."
insert add input after dense1
forward
backward
```

```wrong "Two ways round are built. dense3 has none yet."
insert add input after dense1
insert add add1 after dense2
forward
backward
```

```wrong
"That adds an output to itself. Round a layer goes what comes in to it."
insert add dense1 after dense1
insert add dense2 after dense2
insert add dense3 after dense3
forward
backward
```

```wrong
"What comes in to dense2 is add1, no longer dense1. So it is for dense3."
insert add input after dense1
insert add dense1 after dense2
insert add dense2 after dense3
forward
backward
```

```hint
Type the three statements of the task, one a line.
```

```hint
add takes the name of what is added: what went into the layer before it.
```

```hint
insert add input after dense1; insert add add1 after dense2
insert add add2 after dense3; forward; backward
```

```solution
insert add input after dense1
insert add add1 after dense2
insert add add2 after dense3
forward
backward
```

A hundred layers, and the gradient still comes down. That is why very deep
networks are built of such blocks.

```notes
Ask for 0.1 · 0.2 · 0.3 and then for 1.1 · 1.2 · 1.3. Let them think of a
hundred layers. Show net: where each add starts is what goes wrong.
```

## One kernel, two layers

```setup
input 4x4
conv 1 2x2 bias off
relu
conv 1 2x2 bias off sharing conv1
loss squared-error
conv1.weight[0, 0] = [[1, 2], [0, -1]]
input = [[2, 0, 1, 1], [0, 1, 1, 3], [2, 1, 0, 1], [1, 0, 2, 0]]
target = [[[1, -1], [4, 13.5]]]
forward
backward
let up = conv2.out - target
```

And the other way about: one weight, two layers? Here the second conv layer
has no kernel of its own: it is `sharing` that of the first. A ReLU stands
between. The picture is 4×4, the first map 3×3, the second 2×2.

```demo
print conv1.out.grad[0]
print conv2.out.grad[0]
```

```predict
How many terms has the gradient of one weight of that kernel?
number: 3 * 3 + 2 * 2
because: 3 * 3 + 2 * 2
```

```wrong 9 "So many uses has it in the first layer. It has more."
```

```wrong 4 "So many uses has it in the second layer. It has more."
```

```wrong 36 "The uses are added up: 9 and 4."
```

```wrong 8 "Count the places: 3×3 in the first layer, 2×2 in the second."
```

```wrong 25 "The places of each layer are counted by themselves: 3×3 and 2×2."
```

```wrong 18 "The second layer has 2×2 places, not 3×3."
```

```task
Work out the kernel's gradient: in each layer, what arrives at the layer
slides over what came in. conv2.in is what came in to the second. Add both,
and call it whole.
```

```check
shape(flatten(whole)) == [4]
allclose(flatten(whole), flatten(conv1.weight.grad), 1e-9)
allclose(sum(conv1.weight.grad * conv1.weight), 2 * sum(up * conv2.out), 1e-9)
```

```own whole varying input, target
In each layer slide what arrives over what came in, and add the two.
```

```wrong "That is what the first layer says. The second uses it, too."
let whole = correlate(input, conv1.out.grad)
```

```wrong "That is what the second layer says. The first uses it, too."
let whole = correlate(conv2.in, conv2.out.grad)
```

```wrong "That is the mean of the two. Uses are added up."
let a = correlate(input, conv1.out.grad)
let whole = (a + correlate(conv2.in, conv2.out.grad)) / 2
```

```wrong "The second layer did not see the picture. It read conv2.in."
let a = correlate(input, conv1.out.grad)
let whole = a + correlate(input[:, 0:3, 0:3], conv2.out.grad)
```

```wrong "One is taken from the other. They are added."
let a = correlate(input, conv1.out.grad)
let whole = a - correlate(conv2.in, conv2.out.grad)
```

```wrong "A ReLU stands between them. What came in to the second is conv2.in."
let a = correlate(input, conv1.out.grad)
let whole = a + correlate(conv1.out, conv2.out.grad)
```

```wrong "The two layers do not say the same. The second one read conv2.in."
let whole = 2 * correlate(input, conv1.out.grad)
```

```hint
Twice the line of lesson 2, once for each layer.
```

```hint
whole = correlate(input, …) + correlate(conv2.in, …)
```

```hint
let a = correlate(input, conv1.out.grad)
let whole = a + correlate(conv2.in, conv2.out.grad)
```

```solution
let whole = correlate(input, conv1.out.grad)+correlate(conv2.in, conv2.out.grad)
```

`explain conv1.weight[0,0,0,0]` shows both sums. A network that reads a text
word by word is built so: one layer, shared by as many steps as there are
words.

```notes
Ask how often the weight is used: 9 + 4. They multiply. Show explain with its
two sums, and say what else is built so: one layer, word after word.
```

## Repair it: somebody was not heard

```setup
input 3x3
conv 1 2x2 bias off
conv 1 3x3 pad 1 bias off
add conv1
loss squared-error
conv1.weight[0, 0] = [[1, 0], [0, -1]]
conv2.weight[0, 0] = [[0, 1, 0], [0, -2, 3], [1, 0, 0]]
input = [[1, 2, 3], [4, 5, 6], [7, 8, 0]]
target = [[[-17, 3], [5, -20.5]]]
sabotage skip-lost
forward
backward
let up = add1.out - target
```

A friend's backward pass for the residual block. "conv2 learns well. conv1
learns something else."

```demo
print add1.out.grad[0]
print conv2.in.grad[0]
print conv1.out.grad[0]
```

```predict
Which share is missing from what arrives at conv1?
choice: 1 + allclose(conv1.out.grad, add1.out.grad, 1e-9)
because: what arrives at conv1 is conv2.in.grad, number for number.
- the one by the way round
- the one through conv2
```

```wrong 2 "That one is there: compare the last two grids."
```

```task
Make the right gradient of conv1's kernel, from add1.out.grad, conv2.weight
and input, and call it honest. Then sabotage off, and backward.
```

```check
shape(flatten(honest)) == [4]
allclose(flatten(honest), flatten(conv1.weight.grad), 1e-9)
allclose(sum(conv1.weight.grad * conv1.weight), sum(up * add1.out), 1e-9)
```

```own honest varying conv2.weight, input
Add both shares, then slide the sum over input.
```

```wrong "honest is right. Now mend the program: sabotage off, backward."
let g = add1.out.grad[0]
let both = correlate(pad(g, 1), rot180(conv2.weight[0, 0])) + g
let honest = correlate(input[0], both)
```

```wrong when allclose(honest, correlate(input, conv2.in.grad), 1e-9)
"That has your friend's mistake in it: the share by the way round is missing."
let honest = correlate(input, conv1.out.grad)
sabotage off
backward
```

```wrong "You counted what comes through conv2 alone. Add the way round."
let g = add1.out.grad[0]
let through = correlate(pad(g, 1), rot180(conv2.weight[0, 0]))
let honest = correlate(input[0], through)
sabotage off
backward
```

```wrong "Mended. These gradients are from before, though: run backward."
let g = add1.out.grad[0]
let both = correlate(pad(g, 1), rot180(conv2.weight[0, 0])) + g
let honest = correlate(input[0], both)
sabotage off
```

```wrong "It is mended. Make honest, too, from what arrives at add1."
sabotage off
backward
```

```wrong when allclose(honest, correlate(input, add1.out.grad), 1e-9)
"That is what comes by the way round. conv2 sends something, too."
let honest = correlate(input, add1.out.grad)
sabotage off
backward
```

```wrong when allclose(honest, add1.out.grad + conv2.in.grad, 1e-9)
"That arrives at conv1. The kernel's gradient: let it slide over input."
let honest = add1.out.grad + conv2.in.grad
sabotage off
backward
```

```wrong "Well named. Now work honest out, and then mend it."
guess skip-lost
```

```wrong "conv2's kernel is upright here. On the way down it is turned."
let g = add1.out.grad[0]
let both = correlate(pad(g, 1), conv2.weight[0, 0]) + g
let honest = correlate(input[0], both)
sabotage off
backward
```

```hint
You made what arrives at conv1 in the second step of this lesson.
```

```hint
both = share through conv2 + share by the way round; honest = both, slid over
the picture
```

```hint
let g = add1.out.grad[0]
let both = correlate(pad(g, 1), rot180(conv2.weight[0,0])) + g
let honest = correlate(input[0], both); sabotage off; backward
```

```solution
let g = add1.out.grad[0]
let both = correlate(pad(g, 1), rot180(conv2.weight[0, 0])) + g
let honest = correlate(input[0], both)
sabotage off
backward
```

You can now work out a gradient in any network, however it branches: multiply
along a way, add where ways meet. There is no third rule.

```notes
Ask which two grids are equal, and so which share is missing. Let them write
the right sum before the program is mended.
```

"""####
),
(
"18-transfer.md",
####"""
---
title: Transfer
minutes: 11
needs: 14
seed: 0
---

## A network that has learned something

A network can tell edges. Now it is to read digits that people have written.
Must it begin from nothing? Its kernels know edges already. First it must
learn them.

```setup
input 1x8x8
conv 4 3x3
relu
maxpool 2
dense 4
loss cross-entropy
data edges 200
optimizer sgd lr 0.1 momentum 0.9
```

Four kernels, and a head: the dense layer that makes four scores of what
they see. The data are edges in four directions. (momentum 0.9 lets each step
go on a part of the way of the one before.)

```predict
It has learned nothing yet. Of 40 edges, how many does a mere guess get right?
number: 40 / 4
tolerance: 2
because: 40 / 4
```

```wrong 40 "That is all of them. A guess has one chance in four."
```

```wrong 0 "One in four is right by luck."
```

```wrong 20 "That is half of them. There are four directions."
```

```wrong 4 "So many are the directions. How many of 40 does luck get right?"
```

```wrong 25 "That is per cent. A quarter of 40 is asked for."
```

```task
See what it does: the first line of evaluate says how many of those held back
it gets right. Then train it until the loss is below 0.5.
```

```check
loss < 0.5
```

```wrong "A good beginning. The loss is still above 0.5: train on."
train 1 epoch
```

```wrong "The head is frozen here, and it should learn. unfreeze, and train."
freeze dense1
train 1 epoch
```

```wrong "So many does luck get right. Now train, until the loss is below 0.5."
evaluate
```

```wrong when loss >= 0.5
"The loss is not below 0.5 yet. Train on. Where it jumps or stands still,
begin anew: lesson reset."
train 10 steps
```

```hint
train N epochs, as often as you like.
```

```hint
Ten epochs see each of the 160 pictures ten times.
```

```hint
train 10 epochs; evaluate
```

```solution
train 10 epochs
```

After ten epochs evaluate says: 37 of 40.

```notes
Ask what a guess gets: 10 of 40. Show evaluate before and after, and which
edges are mixed up.
```

## A new head

```setup
input 1x8x8
conv 4 3x3
relu
maxpool 2
dense 4
loss cross-entropy
data edges 200
optimizer sgd lr 0.1 momentum 0.9
seed 0
train 10 epochs
let filters = conv1.weight
let shifts = conv1.bias
let head = dense1.weight
data handwritten 400
```

What does it make of something new? The data are digits now, 8×8 pixels each,
320 to train on and 80 held back, which other people wrote. The kernels are
kept under the name filters, their biases as shifts.

```predict
Ten classes. What is the loss of one who gives a tenth to each?
number: -log(1 / 10)
because: -log(1 / 10)
```

```wrong 0.1 "That is the probability. The loss is −log of it."
```

```wrong -log(1 / 4) "That is for four classes."
```

```wrong 10 "So many are the classes. The loss is −log of a tenth."
```

```wrong 1 "That is the loss of one who gives 1/e. Take −log of a tenth."
```

```wrong 0.9 "That is the chance to be wrong. The loss is −log of a tenth."
```

```wrong log(1 / 10)
The logarithm of a number below 1 is negative, and a loss is not: −log.
```

```predict
A kernel's map is 6×6, and the pool makes 3×3 of it. How many weights has a
dense layer of ten units behind four of them, without its biases?
number: 10 * 4 * 3 * 3
because: 10 * 4 * 3 * 3
```

```wrong 36 "So many has one unit. There are ten."
```

```wrong 1440 "That is without the pool."
```

```wrong 10 * 3 * 3 "That reads one map. There are four."
```

```wrong 10 * 4 "Each of the four maps has 3×3 numbers."
```

```wrong 10 * 4 * 3 * 3 + 10 "That is with the ten biases."
```

```task
Put a new dense layer of ten units in the place of dense1, and leave the
kernels as they are.
```

```check
max(abs(conv1.weight - filters)) == 0
shape(dense1.weight) == [10, 36]
```

```wrong "The kernels were drawn anew as well, and are lost. undo."
replace dense1 with dense 10
seed 5
```

```wrong "Digits come in ten classes, so the head needs ten units."
replace dense1 with dense 9
```

```wrong "That put a layer behind the old head. The old one has to go: undo."
dense 10
```

```wrong "Digits come in ten classes, so the head needs ten units."
replace dense1 with dense 4
```

```wrong "Those are the kernels, which were to stay: undo. The head is dense1."
replace conv1 with conv 10 3x3
```

```wrong when max(abs(conv1.weight - filters)) > 0
"The kernels were drawn anew, and what they had learned is lost: undo."
replace dense1 with dense 10
init conv1 he
```

```wrong
"The head is gone. Put a new one in its place: dense 10, or undo and replace."
remove dense1
```

```hint
replace NAME with LAYER; what is not named keeps its weights.
```

```hint
The new layer is dense 10, with new random weights.
```

```hint
replace dense1 with dense 10
```

```solution
replace dense1 with dense 10
```

The kernels and their biases are 40 numbers, the head has 370: 410 in all. Only
the head means nothing yet. While the kernels are held, 370 learn; from scratch
all 410 do.

```notes
Ask which numbers still mean something: 40 of 410. Show net, and the loss of
one who gives a tenth to each, 2.3.
```

## Freeze what is there

```setup
let fresh = dense1.weight
freeze conv1
sample 0
forward
backward
let still = max(abs(conv1.weight.grad))
unfreeze conv1
```

Let the head alone learn: the kernels are held still. How far does that get?

```predict
A frozen layer: is its gradient still worked out?
choice: 1 + (still > 0)
because: max(abs(conv1.weight.grad))
- no, it is switched off
- yes, but no update follows it
```

```wrong 1 "Then nothing could pass on to layers below it."
```

```task
Freeze conv1, train 3 epochs, and evaluate. Keep the loss: let kept = loss.
The kernels must not move at all.
```

```check
max(abs(conv1.weight - filters)) == 0
max(abs(conv1.bias - shifts)) == 0
max(abs(dense1.weight - fresh)) > 0.1
kept < 0.4
```

```wrong "Well learned, but the kernels have moved. undo, then freeze conv1."
train 3 epochs
let kept = loss
```

```wrong "The head is frozen here, and random. Freeze the kernels: conv1."
freeze dense1
train 3 epochs
let kept = loss
```

```wrong "Trained, and nothing kept: let kept = loss."
freeze conv1
train 3 epochs
```

```wrong "One epoch is little. Go on to three, and keep the loss then."
freeze conv1
train 1 epoch
let kept = loss
```

```wrong when max(abs(dense1.weight - fresh)) == 0
"The head has not moved. It is to train, and must not be frozen."
freeze all
train 3 epochs
let kept = loss
```

```wrong when max(abs(conv1.weight - filters)) > 0
"The kernels have moved. undo the training, and hold them first: freeze
conv1."
block conv1
train 3 epochs
let kept = loss
```

```wrong when max(abs(conv1.bias - shifts)) > 0
"The biases of conv1 have moved. undo the training, and freeze all of conv1."
freeze conv1.weight
train 3 epochs
let kept = loss
```

```wrong when kept > 0.4
"The loss that you kept is still high. Train 3 epochs, and keep it then."
freeze conv1
train 3 steps
let kept = loss
```

```hint
freeze takes a layer's name. net says what is frozen.
```

```hint
First freeze, then train, then keep the loss under its name.
```

```hint
freeze conv1; train 3 epochs; evaluate; let kept = loss
```

```solution
freeze conv1
train 3 epochs
let kept = loss
```

Print max(abs(conv1.weight - filters)): it is 0, to the last bit. And
`grads conv1` shows that a gradient is there all the same. (PyTorch would
not even work it out, to save time.)

```notes
Ask whether a frozen layer has a gradient. The vote goes to no, as in PyTorch.
Show grads conv1, and the difference that is 0 to the last bit.
```

## Would any filters do?

```setup
unfreeze all
seed 0
freeze conv1
train 3 epochs
let random = loss
unfreeze all
seed 0
let w0 = conv1.weight
```

Is it the filters at all? Perhaps the head alone does the work. Two more
networks, then, for as many epochs: one with *random* filters, frozen as well,
and one *from scratch*, random at first, with everything learning.

The one with random filters has been through it: its loss is kept as random.

```predict
How does it do beside the one that knew edges, whose loss was kept?
choice: 1 + (random > kept / 2) + (random > 2 * kept)
because: [kept, random]
- better: nothing old stands in its way
- about as well: the head does the work
- worse
```

```wrong 1 "What it does not know stands in its way: its filters were drawn."
```

```wrong 2 "The head can only weigh what the filters show it."
```

```task
All is drawn anew, and nothing is frozen. Train from scratch, 3 epochs, and
keep the loss: let scratch = loss.
```

```check
scratch > 0
max(abs(conv1.weight - filters)) > 0.01
norm(conv1.weight - filters) > 0.6 * norm(conv1.weight - w0)
max(abs(conv1.weight.grad)) > 0
allclose(scratch, loss, 1e-12)
scratch < random
```

```wrong "Nothing has been trained yet: train 3 epochs, then keep the loss."
forward
```

```wrong "Frozen once more: that is the one with random filters."
freeze conv1
train 3 epochs
let scratch = loss
```

```wrong "Trained. Keep the loss: let scratch = loss."
train 3 epochs
```

```wrong when norm(conv1.weight - filters) < 0.6 * norm(conv1.weight - w0)
"Those are the filters that knew edges, put back. From scratch they begin as
they were drawn: undo, or lesson reset."
conv1.weight = filters
conv1.bias = shifts
train 3 epochs
let scratch = loss
```

```wrong when scratch == random
"That is the loss of the one with random filters. Train, and keep the new
loss."
let scratch = loss
```

```wrong when scratch == kept
"That is the loss of the one with old filters. Train, and keep the new loss."
let scratch = kept
```

```wrong when scratch > random
"The loss is still that of mere guessing. Three epochs, not three steps."
train 3 steps
let scratch = loss
```

```hint
Nothing has to be frozen, and nothing replaced.
```

```hint
As many epochs as before, then keep the loss.
```

```hint
train 3 epochs; let scratch = loss; evaluate
```

```solution
train 3 epochs
let scratch = loss
```

Of the 80 held back, after 3 epochs, evaluate finds right: 67 with the filters
that knew edges, 51 with random ones, 58 from scratch. With five other seeds,
after 20 epochs: 69 to 74, 44 to 65, and 72 to 76 from scratch. So old filters
are far better than random ones, and new ones need more time to be as good.

```notes
Be honest about it: the frozen network learned 370 numbers and the one from
scratch 410, which is hardly fewer here. In a large network the part that is
kept is most of it. Let groups take a seed each, and make the table again.
```

## Thaw

```setup
conv1.weight = filters
conv1.bias = shifts
replace dense1 with dense 10
freeze conv1
train 3 epochs
let before = loss
```

Frozen for good? One can thaw when the head has learned: all of a layer, one
kernel, or a single weight. The network of before stands here again, frozen,
behind its 3 epochs.

```predict
Its 40 numbers in conv1 are frozen. How many learn when the first kernel of
3×3, conv1.weight[0], is thawed?
number: 370 + 9
because: 10 * 36 + 10 + 3 * 3
```

```wrong 9 "Those are new. The head goes on learning, too."
```

```wrong 410 "That is all of it. One kernel of four is thawed."
```

```wrong 40 + 9
The 9 are among the 40, and of these the others stay frozen. What about the
head?
```

```wrong 361 "A kernel of 3×3 has nine weights."
```

```wrong 370 "That is the head alone. Nine more are free now."
```

```task
Thaw the first kernel alone, conv1.weight[0], and train 2 epochs more. The
other three must stay as they are.
```

```check
max(abs(conv1.weight[0] - filters[0])) > 0.0001
conv1.weight[0] != filters[0]
max(abs(conv1.weight[1:4] - filters[1:4])) == 0
max(abs(conv1.bias - shifts)) == 0
```

```wrong "Now all four have moved. undo, and thaw conv1.weight[0] alone."
unfreeze conv1
train 2 epochs
```

```wrong "It is thawed. It moves when you train."
unfreeze conv1.weight[0]
```

```wrong "That thawed its bias. The kernel is conv1.weight[0]."
unfreeze conv1.bias[0]
train 2 epochs
```

```wrong "All are frozen still: only the head has gone on learning."
train 2 epochs
```

```wrong when max(abs(conv1.weight[1:4] - filters[1:4])) > 0
"Other kernels than the first have moved. undo, and thaw conv1.weight[0]
alone."
unfreeze conv1.weight
train 2 epochs
```

```wrong "That thawed one weight of nine. The whole kernel is conv1.weight[0]."
unfreeze conv1.weight[0,0,0,0]
train 2 epochs
```

```hint
unfreeze takes whatever freeze takes: a layer, its weights, or a part of them.
```

```hint
The first kernel is the slice conv1.weight[0].
```

```hint
unfreeze conv1.weight[0]; train 2 epochs
print max(abs(conv1.weight[1:4] - filters[1:4]))
```

```solution
unfreeze conv1.weight[0]
train 2 epochs
```

Try `unfreeze conv1` and 2 epochs more, if you like, and evaluate. The head
came first, so what it sends down makes sense by now.

```notes
Ask how many numbers learn now: 379. Somebody says 9. Show that three kernels
stand still.
```

## Frozen is not blocked

```setup
input 1x7x7
conv 3 3x3
relu
conv 2 3x3
relu
dense 2
loss cross-entropy
input = ring
target = 1
let first = conv1.weight
let second = conv2.weight
let tilt = conv2.bias
freeze conv2
forward
backward
let through = max(abs(conv1.weight.grad))
unfreeze conv2
```

Does a frozen layer stop what lies below it? Here are two conv layers.
Suppose that conv2, the upper one, is frozen.

```predict
Will conv1, which lies below it, still learn?
choice: 1 + (through > 0)
because: what goes down is upstream × weight, and it needs no update.
- no: the way down leads through frozen weights
- yes: gradient flows through frozen weights
```

```wrong 1 "Weights that stay are still weights to go through."
```

```task
Freeze conv2, train 5 steps, and see who has moved.
```

```check
max(abs(conv2.weight - second)) == 0
max(abs(conv2.bias - tilt)) == 0
max(abs(conv1.weight - first)) > 0
```

```wrong "block is something else: now conv1 stood still and conv2 moved."
block conv2
train 5 steps
```

```wrong "You froze the lower one. The upper one is conv2."
freeze conv1
train 5 steps
```

```wrong "It is frozen. Now train 5 steps, and see who moves."
freeze conv2
```

```wrong when max(abs(conv2.weight - second)) > 0
"conv2 has moved. undo, and freeze it before you train."
train 5 steps
```

```wrong when max(abs(conv2.bias - tilt)) > 0
"The biases of conv2 have moved. undo, and freeze all of conv2."
freeze conv2.weight
train 5 steps
```

```wrong when max(abs(conv1.weight - first)) == 0
"conv1 has not moved. It is to learn: only conv2 is to be frozen."
freeze all
train 5 steps
```

```hint
The same command as before, with another layer.
```

```hint
The upper one, conv2. After training, a table shows what moved.
```

```hint
freeze conv2; train 5 steps
```

```solution
freeze conv2
train 5 steps
```

The weights of conv2 do not change. (Nor does one kernel of conv1: all its gates
are closed on this picture.) But conv2's weights are still there: the gradient
is multiplied by them on its way down, as if nothing had happened.

```notes
The vote is the lesson: most think that the way down is closed. Show who has
moved, conv1 below the frozen conv2.
```

## What came through

```setup
input 1x7x7
conv 3 3x3
relu
conv 2 3x3
relu
dense 2
loss cross-entropy
input = ring
target = 1
freeze conv2
forward
backward
```

What do frozen weights do to a gradient on its way down? Here conv2 is frozen,
and both passes have been run.

```demo
print shape(conv2.out.grad)
print shape(conv2.in.grad)
```

```predict
What goes into conv2.in.grad, which is what passes on below it?
choice: 1 + (sum(abs(conv2.in.grad)) > 0)
because: frozen or not, a gradient goes down through the weights.
- conv2.out.grad alone: what is frozen does not count
- conv2.out.grad and the frozen weights
- nothing: it is 0
```

```wrong 1 "The shapes differ. Something has made 3 channels of 2."
```

```wrong 3 "Then conv1 could not learn, and it did."
```

```task
Make it yourself, as in lesson 11: correlate conv2.out.grad, with a border of 2,
with rot180(swap(conv2.weight, 0, 1)). Call it down. (swap exchanges two axes:
the kernels and their channels.)
```

```check
shape(flatten(down)) == [75]
allclose(flatten(down), flatten(conv2.in.grad), 1e-9)
sum(abs(down)) > 0
```

```own down varying conv2.weight
Begin with conv2.out.grad, and take it through conv2.weight.
```

```wrong "The kernels are upright. On the way down they are turned."
let down = correlate(pad(conv2.out.grad, 2), swap(conv2.weight, 0, 1))
```

```wrong "Without a border it is 3×1×1. It should be 3×5×5."
let down = correlate(conv2.out.grad, rot180(swap(conv2.weight, 0, 1)))
```

```wrong "That arrives at conv2. On its way down it goes through the weights."
let down = conv2.out.grad
```

```wrong "That goes through conv1. What passes below conv2 went through conv2."
let down = correlate(input, conv1.out.grad)
```

```wrong when sum(0 * flatten(down) + 1) < 75
"That has too few numbers. A kernel of 3×3 needs a border of 2."
let down = correlate(pad(conv2.out.grad, 1), rot180(swap(conv2.weight, 0, 1)))
```

```wrong "It is not 0. What is frozen still multiplies what goes down."
let down = zeros(3, 5, 5)
```

```hint
A border for the gradient, a turn for the kernels, and the first two axes of
the kernels exchanged.
```

```hint
down = correlate(pad(conv2.out.grad, 2), turned kernels)
```

```hint
let down = correlate(pad(conv2.out.grad, 2), rot180(swap(conv2.weight, 0, 1)))
```

```solution
let down = correlate(pad(conv2.out.grad, 2), rot180(swap(conv2.weight, 0, 1)))
```

The frozen weights are in it, as they always are. Frozen means one thing:
nobody makes the update.

```notes
Ask why 2 channels come in and 3 go out: only weights can do that. The swap is
hard; say it as: for each channel, who read it?
```

## Blocked

```setup
input 1x7x7
conv 3 3x3
relu
conv 2 3x3
relu
dense 2
loss cross-entropy
input = ring
target = 1
block conv2
forward
backward
let low = max(abs(conv1.weight.grad))
let high = max(abs(conv2.weight.grad))
unblock conv2
forward
```

And how would one stop it? That is to block: the layer itself learns, and
nothing passes below it. (PyTorch's word is detach.)

```predict
With conv2 blocked, which weights get a gradient of zero?
choice: 1 + (high == 0) + (high == 0) * (low == 0)
because: conv2 learns by what comes from above. Nothing goes on below it.
- those of conv1 alone
- those of conv2 alone
- those of conv1 and conv2
```

```wrong 2 "The block stands below conv2. What comes from above reaches it."
```

```wrong 3 "The block stands below conv2. What comes from above reaches it."
```

```task
Block conv2, and run forward and backward.
```

```check
max(abs(conv1.weight.grad)) == 0
max(abs(conv2.weight.grad)) > 0
```

```wrong "Frozen: all gradients are there as before. block is another word."
freeze conv2
forward
backward
```

```wrong "conv2 itself gets none now: you blocked one layer too high."
block dense1
forward
backward
```

```wrong "It is blocked. Now run backward, and see who still gets a gradient."
block conv2
```

```wrong when max(abs(conv1.weight.grad)) > 0
"conv1 still gets a gradient. Which layer would have to keep it from passing?"
block conv1
forward
backward
```

```hint
block takes a layer's name, and stops what would pass below that layer.
```

```hint
Then the two passes, and grads.
```

```hint
block conv2; forward; backward; grads
```

```solution
block conv2
forward
backward
```

conv2 and the head still learn. conv1 hears nothing, though its own weights
are free.

```notes
Freezing the lower part of a network saves nothing but its updates; blocking
above it saves the whole backward pass below. That is why the two are so
often mixed up: for the lowest layers both come to the same weights.
```

## Repair it: it should have been frozen

```setup
input 1x7x7
conv 3 3x3
relu
conv 2 3x3
relu
dense 2
loss cross-entropy
input = ring
target = 1
let first = conv1.weight
let second = conv2.weight
block conv2
train 5 steps
```

"I have frozen conv2", says a friend, "but it moves, and conv1 does not
learn!" The values before the training are kept as first and second.

```demo
print max(abs(conv1.weight - first))
print max(abs(conv2.weight - second))
```

```task
Set it right: the weights of conv2 back at their old values and held still,
and conv1 learning. Then train 5 steps.
```

```check
max(abs(conv2.weight - second)) == 0
max(abs(conv1.weight - first)) > 0
max(abs(conv1.weight.grad)) > 0
max(abs(conv2.weight.grad)) > 0
```

```wrong "conv2 is held still, but the block still stops all: unblock it."
conv2.weight = second
freeze conv2
train 5 steps
```

```wrong "Now both learn. conv2 was to keep its old values: assign, freeze."
unblock conv2
train 5 steps
```

```wrong "All is set. Now train 5 steps."
unblock conv2
conv2.weight = second
freeze conv2
```

```wrong when max(abs(conv1.weight - first)) == 0
"conv1 has not moved. What keeps the gradient from getting down to it?"
freeze conv2
train 5 steps
```

```wrong when max(abs(conv2.weight - second)) > 0
"conv2 does not stand at its old values, second. Put them back, freeze, and
train."
unblock conv2
freeze conv2
train 5 steps
```

```hint
Three things are wrong: it is blocked, it has moved, it is not frozen.
```

```hint
Which command undoes a block? How does a weight get a value that was kept
under a name? Which command holds it? Only then train.
```

```hint
unblock conv2; conv2.weight = second; freeze conv2
train 5 steps
```

```solution
unblock conv2
conv2.weight = second
freeze conv2
train 5 steps
```

Fixed filters, frozen layers, thawed rows, a new head: it is always the same
network and the same backward pass. The only question is which of its
numbers may follow their gradients. You can now say it for each of them.

```notes
Ask for the two words and what each does: freeze holds, block stops. Let one
say the repair and another type it.
```

"""####
),
(
"19-find-the-bug.md",
####"""
---
title: Find the bug
minutes: 7
needs: 15
seed: 0
---

## The first hunt

How does one find a mistake in a backward pass? In three moves:

- Where? gradcheck holds all gradients against the loss. Going back from the
  loss, the first that is wrong has the mistake in it.
- What? Work that one out yourself, and lay the two side by side.
- Mend it, and check again.

```setup
input 5x5
conv 1 2x2
dense 2
loss squared-error
seed 11
input = round(10 * randn(5, 5)) / 10
target = [1, -1]
sabotage random
forward
backward
```

Somebody has broken this pass and will not say how. gradcheck says: what
arrives at conv1 is right, and so is its bias. conv1.weight.grad is wrong.

```task
See it for yourself: gradcheck. Then work the kernel's gradient out from
input and conv1.out.grad, and call it honest.
```

```check
used gradcheck
shape(flatten(honest)) == [4]
allclose(flatten(honest), flatten(correlate(input, conv1.out.grad)), 1e-9)
```

```own honest varying conv1.weight, input
Let conv1.out.grad slide over input.
```

```wrong "honest is right. Now see where the mistake is: gradcheck."
let honest = correlate(input, conv1.out.grad)
```

```wrong "That is the one in question. Work it out from input."
gradcheck
let honest = conv1.weight.grad
```

```wrong "convolve turns the grid that slides. Nothing is turned."
gradcheck
let honest = convolve(input, conv1.out.grad)
```

```wrong "The kernel slides on the way up. Here the gradient does."
gradcheck
let honest = correlate(input, conv1.weight)
```

```wrong "That is the mean over 16 pixels. The gradient is the sum."
gradcheck
let honest = correlate(input, conv1.out.grad) / 16
```

```wrong "It says where: conv1.weight.grad. Now work that one out, as honest."
gradcheck
```

```wrong when allclose(honest, correlate(input, conv1.out), 1e-9)
"That slides the output. What arrives from above is conv1.out.grad."
gradcheck
let honest = correlate(input, conv1.out)
```

```hint
You have done this in lesson 2, in one line.
```

```hint
honest = correlate(picture, upstream gradient)
```

```hint
gradcheck; let honest = correlate(input, conv1.out.grad)
print honest; print conv1.weight.grad
```

```solution
gradcheck
let honest = correlate(input, conv1.out.grad)
```

Where: you know. What it should be: you have it. Now lay the two side by side.

```notes
Write the three moves on the board: where, what, mend. They will want to
guess the name at once. Insist on where.
```

## What stands there

What is it, then? Here are both: yours, and what the pass has made.

```setup
let honest = correlate(input, conv1.out.grad)
let parts = contributions(conv1.weight[0, 0, 0, 0])
let turned = allclose(conv1.weight.grad, rot180(honest), 1e-9)
let averaged = allclose(conv1.weight.grad, honest / 16, 1e-9)
```

```demo
print round(1000 * honest[0,0])
print round(1000 * conv1.weight.grad[0,0])
```

```predict
What has become of the four numbers?
choice: 1 + turned + 2 * averaged
because: each right number stands at the opposite place.
- each is the last pixel's term alone
- they are the right ones, turned by half a turn
- they are means in place of sums
```

```wrong 1 "Then no right number would be among them. Look once more."
```

```wrong 3 "Means would all be smaller by the same factor, at the same places."
```

```task
Name it with guess (sabotage alone lists the names). Mend it with sabotage
off, and run backward again.
```

```check
used guess flipped-kernel
allclose(conv1.weight.grad, correlate(input, conv1.out.grad), 1e-9)
allclose(conv1.weight.grad[0,0,0,0], sum(parts), 1e-9)
```

```wrong "Well named. It is still broken, though: sabotage off, backward."
guess flipped-kernel
```

```wrong "It is mended. The gradients are from before: run backward."
sabotage off
```

```wrong "That is not it: look at the two grids again."
guess mean
```

```wrong when allclose(conv1.weight.grad, honest, 1e-9)
"It is mended, but not named. lesson reset, and name it before you mend it."
guess mean
sabotage off
backward
```

```hint
All four numbers are right ones. Where does each stand, and where should it?
```

```hint
The name says that a kernel was flipped. After that mend, and run.
```

```hint
guess flipped-kernel; sabotage off; backward
```

```solution
guess flipped-kernel
sabotage off
backward
```

One bug of five. Numbers that are right at the wrong place: a picture in
which nothing is even shows it at once.

```notes
Show the two grids, and ask what they have in common. Means are the usual
guess; then all four would be smaller by one factor.
```

## The second hunt

```setup
sabotage off
input 4x4
conv 1 3x3 pad 1
dense 2
loss squared-error
seed 15
input = round(10 * randn(4, 4)) / 10
target = [1, -1]
sabotage random
forward
backward
```

Another network, another bug. This layer has padding. gradcheck, if you ask
it, says once more: conv1.weight.grad.

```demo
print round(100 * conv1.weight.grad[0,0])
```

```task
Work the kernel's gradient out yourself, padding and all. Call it honest. Lay
it beside the one above and see what they have in common. Then sabotage off,
and backward.
```

```check
shape(flatten(honest)) == [9]
allclose(flatten(honest), flatten(conv1.weight.grad), 1e-9)
allclose(conv1.weight.grad, correlate(pad(input, 1), conv1.out.grad), 1e-9)
```

```own honest varying input, conv1.weight
Pad input, and let conv1.out.grad slide over it.
```

```wrong "honest is right. Now mend the program: sabotage off, backward."
let honest = correlate(pad(input, 1), conv1.out.grad)
```

```wrong "1×1: the padding is missing. You may have found the bug, too!"
let honest = correlate(input, conv1.out.grad)
sabotage off
backward
```

```wrong "You kept the broken one. Work it out from input."
let honest = conv1.weight.grad
sabotage off
backward
```

```wrong "Mended. These gradients are from before, though: backward."
let honest = correlate(pad(input, 1), conv1.out.grad)
sabotage off
```

```wrong "Two borders? One is enough."
let honest = correlate(pad(input, 1), conv1.out.grad, 1, 1)
sabotage off
backward
```

```wrong "It is mended. Make honest for this network, too: nine numbers."
sabotage off
backward
```

```hint
What does the kernel read that the picture does not have?
```

```hint
honest = correlate(padded picture, upstream gradient)
```

```hint
let honest = correlate(pad(input, 1), conv1.out.grad)
print round(100 * honest[0,0]); sabotage off; backward
```

```solution
let honest = correlate(pad(input, 1), conv1.out.grad)
sabotage off
backward
```

What stood at the centre of the right one stood in the corner of the broken
one: all was moved by a row and a column. The pass had forgotten the border.

```notes
Ask what the layer has that the last one had not: padding. Show both grids on
round numbers, and let them find the one that moved.
```

## The third hunt

```setup
sabotage off
input 5x5
conv 2 2x2
relu
dense 2
loss squared-error
seed 17
input = round(10 * randn(5, 5)) / 10
target = [1, -1]
sabotage random
forward
backward
```

Now there is a ReLU. gradcheck says: what arrives at relu1, relu1.out.grad,
is right. conv1.out.grad, which it passes on, is wrong.

```demo
print sum(conv1.out > 0)
print sum(conv1.out.grad != 0)
```

```predict
Of the 32 pixels of conv1, at how many should gradient arrive?
number: sum(conv1.out > 0)
because: sum(conv1.out > 0)
```

```wrong 32 "So many get one here. Only open gates should let it through."
```

```wrong sum(conv1.out <= 0)
Those are the closed ones.
```

```wrong 16 "That is one kernel's map. Which gates are open?"
```

```wrong 0 "Some gates are open: what is above 0 lets it through."
```

```wrong 6
Both kernels have a map. Count what is above 0 in both: it was printed.
```

```task
Make what should arrive at conv1, from relu1.out.grad and the gates. Call it
honest. Then sabotage off, and backward.
```

```check
shape(honest) == [2, 4, 4]
allclose(honest, conv1.out.grad, 1e-9)
allclose(conv1.out.grad, relu1.out.grad * (conv1.out > 0), 1e-9)
```

```own honest varying conv1.weight, target
Let relu1.out.grad through where conv1.out is above zero.
```

```wrong "So it arrives above the ReLU. Closed gates let nothing through."
let honest = relu1.out.grad
sabotage off
backward
```

```wrong "The gradient's own sign does not count. The gates do."
let honest = relu(relu1.out.grad)
sabotage off
backward
```

```wrong "Those are the closed gates. Open is above 0."
let honest = relu1.out.grad * (conv1.out <= 0)
sabotage off
backward
```

```wrong "honest is right. Now mend the program: sabotage off, backward."
let honest = relu1.out.grad * (conv1.out > 0)
```

```wrong "Mended. These gradients are from before, though: backward."
let honest = relu1.out.grad * (conv1.out > 0)
sabotage off
```

```wrong "A gate is 1 or 0. It is not the number that went through it."
let honest = relu1.out.grad * relu1.out
sabotage off
backward
```

```wrong "A gate is 1 or 0: whether conv1.out is above 0, and not how far."
let honest = relu1.out.grad * conv1.out
sabotage off
backward
```

```hint
print (relu1.out == 0) * conv1.out.grad shows what passes where the gate is
closed.
```

```hint
honest = gradient from above × open gates
```

```hint
let honest = relu1.out.grad * (conv1.out > 0); sabotage off; backward
```

```solution
let honest = relu1.out.grad * (conv1.out > 0)
sabotage off
backward
```

20 of the 32 gates are closed, and something had come through each of them.

```notes
Good for teams: one breaks (sabotage random, with another seed), the other
finds, against the clock. The rule: say what you expect to see before each
command. Whoever tries names one by one with guess loses a point.
```

## The fourth hunt

```setup
sabotage off
example batch
seed 17
sabotage random
forward
backward
let y = [[1, 0], [0, 1], [1, 0]]
```

Three pictures of the classes 0, 1 and 0. gradcheck finds all 73 gradients
wrong, the very first, dense1.out.grad, already. "But it learns!"

The right answers as probabilities are kept under the name y.

```demo
print round(1000 * dense1.out.grad) / 1000
print round(1000 * (softmax(dense1.out) - y)) / 1000
```

```predict
Two equal tables. By what factor are all gradients too large?
number: shape(dense1.out)[0]
because: the loss is a mean over three samples, so each counts for a third.
```

```wrong 1 "p − y is one sample's. What does the mean over three do to it?"
```

```wrong 2 "So many are the classes. The mean goes over the samples."
```

```wrong 73 "So many gradients are wrong, and all by one factor."
```

```wrong 6 "The mean goes over the samples. The two classes are not divided by."
```

```wrong 1 / 3
By so much each should have been multiplied. By what is it too large?
```

```task
Make the right gradient of the scores from softmax(dense1.out) and y. Call it
honest. Then sabotage off, and backward.
```

```check
shape(honest) == [3, 2]
allclose(honest, dense1.out.grad, 1e-9)
allclose(dense1.out.grad, (softmax(dense1.out) - y) / 3, 1e-9)
```

```own honest varying dense1.weight
Begin with the probabilities, softmax(dense1.out).
```

```wrong "That is each sample's own. The loss is a mean of three."
let honest = softmax(dense1.out) - y
sabotage off
backward
```

```wrong "There are two classes, but three samples. Divide by these."
let honest = (softmax(dense1.out) - y) / 2
sabotage off
backward
```

```wrong "The signs are turned: p − y."
let honest = (y - softmax(dense1.out)) / 3
sabotage off
backward
```

```wrong "honest is right. Now mend the program: sabotage off, backward."
let honest = (softmax(dense1.out) - y) / 3
```

```wrong "Mended. These gradients are from before, though: backward."
let honest = (softmax(dense1.out) - y) / 3
sabotage off
```

```wrong "They were too large already. Divide."
let honest = 3 * (softmax(dense1.out) - y)
sabotage off
backward
```

```wrong "It is mended. Make honest for this network, too."
sabotage off
backward
```

```wrong "That is p. The right answers, y, have to be taken away."
let honest = softmax(dense1.out) / 3
sabotage off
backward
```

```wrong "Those are scores. Make probabilities of them first: softmax."
let honest = (dense1.out - y) / 3
sabotage off
backward
```

```hint
A loss that is a mean gives each sample its part.
```

```hint
honest = (p − y) / samples
```

```hint
let honest = (softmax(dense1.out) - y) / 3; sabotage off; backward
```

```solution
let honest = (softmax(dense1.out) - y) / 3
sabotage off
backward
```

It learned, with steps three times too long. With a batch of a hundred it
would have been a hundred times.

```notes
Everything is wrong, by one factor. Ask what comes in threes here: samples.
"But it learns" is what makes this one last for years.
```

## The fifth hunt

```setup
sabotage off
example both
optimizer sgd lr 0.01
seed 2
sabotage random
forward
backward
let told = conv1.weight.grad
let exact = allclose(told, correlate(input, conv1.out.grad), 1e-9)
let w0 = conv1.weight
let d0 = dense1.weight
update
```

The last one is the meanest: gradcheck finds all gradients right! They are
kept as told. Then one step of 0.01 was made, from w0 and d0. Here is by how
much the kernel moved, divided by 0.01, and what it was told.

```demo
print round(10 * (w0 - conv1.weight)[0,0] / 0.01) / 10
print round(10 * told[0,0]) / 10
```

```predict
Where is the mistake made?
choice: 1 + exact
because: told is correlate(input, conv1.out.grad), and the step does not follow
it.
- in the backward pass
- in the update
```

```wrong 1 "What the backward pass told is right: gradcheck says so."
```

```task
Bring conv1.weight back to w0 and dense1.weight back to d0. Mend the program,
run both passes, and update.
```

```check
max(abs(conv1.weight - w0)) > 0.1
allclose(conv1.weight, w0 - 0.01 * told, 1e-9)
allclose(dense1.weight, d0 - 0.01 * (dense1.out - target) * dense1.in, 1e-9)
```

```wrong "Brought back and mended. Now both passes, and update."
conv1.weight = w0
dense1.weight = d0
sabotage off
```

```wrong "It went wrong once more: mend it before the step."
conv1.weight = w0
dense1.weight = d0
forward
backward
update
```

```wrong "The wrong step is still in it. Bring both back to w0 and d0 first."
sabotage off
forward
backward
update
```

```wrong "The dense weights had moved as well: back to d0."
conv1.weight = w0
sabotage off
forward
backward
update
```

```wrong "Both passes are run. Now the step: update."
conv1.weight = w0
dense1.weight = d0
sabotage off
forward
backward
```

```wrong "That is one step too many: undo."
conv1.weight = w0
dense1.weight = d0
sabotage off
forward
backward
update
update
```

```hint
Two values to bring back, one thing to mend, three words of a step.
```

```hint
Weights first, then sabotage off, then forward, backward and update.
```

```hint
conv1.weight = w0; dense1.weight = d0; sabotage off
forward; backward; update
```

```solution
conv1.weight = w0
dense1.weight = d0
sabotage off
forward
backward
update
```

The dense weights had moved first, and what went down to the kernel went
through the new ones. No check of gradients can find that: hold what a step
did against old − rate × gradient.

You can now find a bug in a backward pass: where, by gradcheck; what, by
your own hand. And you know what gradcheck cannot see.

```notes
Ask what gradcheck looks at, and what it does not: the update. Show old − rate
× gradient beside what the step did.
```

"""####
),
(
"20-write-it-yourself.md",
####"""
---
title: Write it yourself
minutes: 13
needs: 12
seed: 0
---

## What you have, what you want

Could you write the backward pass of a conv layer? All that you need, you
know. Here is a layer with channels, stride and padding, and its loss.

```setup
input 2x7x7
conv 3 3x3 stride 2 pad 1
loss squared-error
input = round(10 * randn(2, 7, 7)) / 10
target = round(10 * randn(3, 4, 4)) / 10
forward
backward
```

You have conv1.out.grad, which comes from above, the input and the weights.
You want three gradients. The shortest is that of the three biases.

```demo
print shape(conv1.weight)
print shape(conv1.out.grad)
```

```predict
What shape has the gradient of the weights?
shape: conv1.weight
because: a number for each weight: kernel, channel, row, column.
```

```wrong 3x4x4 "That is the upstream gradient. There is one for each weight."
```

```wrong 2x7x7 "That is the input. There is a gradient for each weight."
```

```wrong 2x3x3x3 "Kernels come first, then channels."
```

```wrong 3x3x3 "The picture has two channels, so each kernel has two slices."
```

```wrong 3x2x4x4
A slice has as many rows and columns as the kernel, 3×3. The map has 4×4.
```

```wrong 3 "So many are the biases. There is a gradient for each weight."
```

```predict
How many terms are added up for one bias?
number: 4 * 4
because: 4 * 4
```

```wrong 48 "Those are all three maps. A bias hears its own."
```

```wrong 49
So many pixels has a channel of the picture. Count those of the map.
```

```wrong 1 "One bias, but it is used at each pixel of its map."
```

```wrong 4 "So many pixels are in a row of the map. How many rows has it?"
```

```wrong 3 "So many are the biases. At how many pixels is one of them added?"
```

```wrong 9
So many weights has a slice. A bias is added at each pixel of its map.
```

```task
Write the gradient of the three biases, a list of three numbers, in one
line. Call it gb.
```

```check
shape(flatten(gb)) == [3]
allclose(flatten(gb), flatten(conv1.bias.grad), 1e-9)
allclose(conv1.bias.grad[1], sum(conv1.out[1] - target[1]), 1e-9)
```

```own gb varying conv1.weight, target
Add up conv1.out.grad over rows and columns.
```

```wrong "One number? There are three biases, one for each map."
let gb = sum(conv1.out.grad)
```

```wrong "You added the maps to each other. Keep axis 0, the kernels."
let gb = sum(sum(conv1.out.grad, 0), 0)
```

```wrong "You took means. Each pixel counts in full: sum."
let gb = mean(mean(conv1.out.grad, 2), 1)
```

```wrong "Add the gradient up, and not the output."
let gb = sum(sum(conv1.out, 2), 1)
```

```wrong "The columns are added. Now the rows, too."
let gb = sum(conv1.out.grad, 2)
```

```wrong "That added the three maps to each other. Keep axis 0, the kernels."
let gb = sum(conv1.out.grad, 0)
```

```wrong when allclose(flatten(gb), flatten(conv1.bias.grad), 0.01)
"Those are rounded, and hold for this layer alone. Work them out."
let gb = [-5.92574, -0.127971, 0.960902]
```

```hint
The axes of conv1.out.grad are kernel, row, column. Two of them go.
```

```hint
gb = the sum along axis 1 of the sum along axis 2
```

```hint
let gb = sum(sum(conv1.out.grad, 2), 1)
```

```solution
let gb = sum(sum(conv1.out.grad, 2), 1)
```

One of three.

```notes
Collect on the board what is given and what is wanted, with shapes. Ask for
the bias first. One number instead of three is the usual slip.
```

## All weights in one line

```setup
let up = conv1.out - target
let shift = reshape(conv1.bias, [3, 1, 1])
```

Now the 54 weights. Each has its own kernel, channel, row and column. What
do padding and stride do to their gradient?

```predict
The kernel moved by two pixels at a time. By how much must the upstream
gradient be spread when it slides over the picture?
number: (7 - 1) / (4 - 1)
because: what was a stride on the way up is a dilation on the way back.
```

```wrong 1 "Neighbours in the gradient stood two pixels apart in the picture."
```

```wrong 3 "So wide is the kernel. How far did it move?"
```

```wrong 0 "Neighbours in the gradient stood two pixels apart in the picture."
```

```wrong 4 "By two down and by two across. correlate takes one number for both."
```

```wrong 7 "So many rows it spans then. How far apart are its rows?"
```

```predict
The padded picture is 9×9. Spread, the gradient spans 7 rows. At how many
places can it stand, one below the other?
number: 9 - 7 + 1
because: 9 - 7 + 1
```

```wrong 2 "The first place counts, too."
```

```wrong 9 "It must not stick out of the padded picture."
```

```wrong 16 "Count from the top: it can begin in the rows 0, 1 and 2."
```

```wrong 7 "So many rows it spans. The padded picture has nine."
```

```wrong 4 "Count from the top: it can begin in the rows 0, 1 and 2."
```

```wrong 1 "It has room to move: it spans seven rows of nine."
```

Three, as many as a kernel has rows. So the result has the right size.

```task
Write the gradient of all weights in one line, with correlate, pad, input and
conv1.out.grad. Call it gw. (correlate takes x, k, stride, pad, dilation.)
```

```check
shape(flatten(gw)) == [54]
allclose(flatten(gw), flatten(conv1.weight.grad), 1e-9)
allclose(sum(conv1.weight.grad*conv1.weight), sum(up*(conv1.out-shift)), 1e-9)
```

```own gw varying input, target
Let conv1.out.grad, spread, slide over the padded input.
```

```wrong "That is 1×1 or 5×5, not 3×3: where is the padding?"
let gw = correlate(input, conv1.out.grad, 1, 0, 2)
```

```wrong "The gradient must be spread: the last number of correlate."
let gw = correlate(pad(input, 1), conv1.out.grad)
```

```wrong "That moves by two. Spread the gradient, and move by one."
let gw = correlate(pad(input, 1), conv1.out.grad, 2)
```

```wrong "Cut to the right size, and wrong: the gradient is not spread."
let gw = correlate(pad(input, 1), conv1.out.grad)[:, :, 0:3, 0:3]
```

```wrong "convolve turns what slides. Here nothing is turned."
let gw = convolve(pad(input, 1), conv1.out.grad, 1, 0, 2)
```

```wrong when shape(gw)[-1] > 3
"gw has more rows than the kernel. Is the gradient spread, and the border as
wide as the padding?"
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 2)
```

```hint
The kernel read the padded picture. So does its gradient.
```

```hint
gw = correlate(padded picture, gradient, stride 1, pad 0, dilation 2)
```

```hint
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
```

```solution
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
```

Two of three. Each channel of the gradient met each channel of the picture:
three kernels, two slices each.

```notes
Let them say each part before they type: pad, spread, slide. Ask for the shape
that must come out, and check it first.
```

## One kernel, one channel

```setup
let alone = correlate(pad(input[0], 1), conv1.weight[0, 0], 2)
let k = conv1.weight[0, 0]
let part = up[0, 1, 2] * k[2, 1] + up[0, 2, 2] * k[0, 1]
```

And the way down, to the picture? Take one kernel and one channel first:
what comes down from map 0 through the slice conv1.weight[0,0].

An output stamps its slice on the picture, and the next one stamps two pixels
further on. Seen from a pixel: spread the gradient, put a border of zeros
round it, and let the turned slice slide over it.

```demo
print spread([[1, 2], [3, 4]], 2)
```

```predict
Map 0 is 4×4. How many rows has it when it is spread by 2?
number: shape(spread(conv1.out.grad[0], 2))[0]
because: 2 * (4 - 1) + 1
```

```wrong 8 "Three gaps lie between four rows, and each holds one row of zeros."
```

```wrong 4 "So many are the numbers. Rows of zeros come between."
```

```wrong 9 "The border comes later."
```

```wrong 6 "Three gaps lie between four rows, and each holds one row of zeros."
```

```wrong 16
So many numbers has the map. How many rows has it when it is spread?
```

A 3×3 slice needs a border of 2 to touch each number with each of its
corners. That makes 11, and 9 places. This is the padded picture. Its rim,
one pixel wide, was padding, which pad(…, -1) cuts off.

```task
Work it out for the slice conv1.weight[0,0] and the map conv1.out.grad[0]:
spread, pad, correlate with the turned slice, cut. Call it share.
```

```check
shape(flatten(share)) == [49]
allclose(sum(share * input[0]), sum(up[0] * alone), 1e-9)
allclose(flatten(share)[3 * 7 + 4], part, 1e-9)
```

```own share varying conv1.weight, target
Make it from conv1.out.grad[0] and conv1.weight[0,0].
```

```wrong "Upright. From the pixel's side the slice is turned: rot180."
let g = pad(spread(conv1.out.grad[0], 2), 2)
let share = pad(correlate(g, conv1.weight[0, 0]), -1)
```

```wrong "This still has the rim that was padding: 9×9. Cut it off."
let g = pad(spread(conv1.out.grad[0], 2), 2)
let share = correlate(g, rot180(conv1.weight[0, 0]))
```

```wrong "It was not spread: the outputs stood two pixels apart."
let g = pad(conv1.out.grad[0], 2)
let share = pad(correlate(g, rot180(conv1.weight[0, 0])), 0)
```

```wrong "That is the slice for channel 1."
let g = pad(spread(conv1.out.grad[0], 2), 2)
let share = pad(correlate(g, rot180(conv1.weight[0, 1])), -1)
```

```wrong "A border of 1 is too narrow: the corners are not reached. Take 2."
let g = pad(spread(conv1.out.grad[0], 2), 1)
let share = pad(correlate(g, rot180(conv1.weight[0, 0])), -1)
```

```wrong when sum(0 * flatten(share) + 1) < 49
"That has fewer numbers than the picture, 7×7. Is it spread, and is there room
at the border?"
let share = correlate(spread(conv1.out.grad[0], 2), rot180(conv1.weight[0, 0]))
```

```wrong "That is what all three kernels send down. Take kernel 0 alone."
let share = input.grad[0]
```

```wrong "That is the share of kernel 1, which made map 1. Take kernel 0."
let g = pad(spread(conv1.out.grad[1], 2), 2)
let share = pad(correlate(g, rot180(conv1.weight[1, 0])), -1)
```

```hint
From the inside out: spread by 2, pad by 2, correlate, pad by −1.
```

```hint
share = pad(correlate(pad(spread(g, 2), 2), turned slice), -1)
```

```hint
let g = pad(spread(conv1.out.grad[0], 2), 2)
let share = pad(correlate(g, rot180(conv1.weight[0,0])), -1)
```

```solution
let g = pad(spread(conv1.out.grad[0], 2), 2)
let share = pad(correlate(g, rot180(conv1.weight[0, 0])), -1)
```

Three kernels and two channels make six such shares. This was one.

```notes
Draw it on squared paper: spread, border, turned slice, cut. Ask what the rim
is: padding, which nobody can change.
```

## Down to all channels

How do all kernels come together? A pixel of channel c is read by the slice c
of every kernel, so the sum goes over the kernels. correlate adds over the
second axis of its kernels, and there stand the channels. Exchange the two.

```predict
What shape has swap(conv1.weight, 0, 1)?
shape: swap(conv1.weight, 0, 1)
because: the kernels and the channels have changed places.
```

```wrong 3x2x3x3 "That is conv1.weight. Axis 0 and axis 1 change places."
```

```wrong 3x3x3x2 "Those are the first and the last axis."
```

```wrong 2x3 "It has four axes still. Two of them change places."
```

```wrong 3x3x2x3 "Those are the axes 0 and 2. Exchange 0 and 1."
```

```wrong 2x3x9 "Rows and columns stay two axes, of 3 each."
```

```task
Write the gradient of the whole picture, 2×7×7, with all kernels at once.
Call it gx.
```

```check
shape(flatten(gx)) == [98]
allclose(flatten(gx), flatten(input.grad), 1e-9)
allclose(sum(input.grad * input), sum(up * (conv1.out - shift)), 1e-9)
```

```own gx varying conv1.weight, target
Make it from conv1.out.grad and conv1.weight.
```

```wrong "The kernels are upright: rot180 them."
let g = pad(spread(conv1.out.grad, 2), 2)
let gx = pad(correlate(g, swap(conv1.weight, 0, 1)), -1)
```

```wrong "The rim is still there: 2×9×9. Cut it off."
let g = pad(spread(conv1.out.grad, 2), 2)
let gx = correlate(g, rot180(swap(conv1.weight, 0, 1)))
```

```wrong "That is one kernel's part. Every kernel read the picture."
let g = pad(spread(conv1.out.grad[0:1], 2), 2)
let gx = pad(correlate(g, rot180(swap(conv1.weight[0:1], 0, 1))), -1)
```

```wrong "The gradient was not spread."
let g = pad(conv1.out.grad, 2)
let gx = correlate(g, rot180(swap(conv1.weight, 0, 1)))
```

```wrong "A border of 1 is too narrow. The kernel has 3 rows: take 2."
let g = pad(spread(conv1.out.grad, 2), 1)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -1)
```

```wrong when sum(0 * flatten(gx) + 1) < 98
"That has fewer numbers than the picture, 2×7×7. Is it spread, and is there
room at the border?"
let gx = correlate(spread(conv1.out.grad, 2), rot180(swap(conv1.weight, 0, 1)))
```

```hint
The line of the last step, with all maps and all kernels.
```

```hint
kernels = rot180(swap(conv1.weight, 0, 1)); the rest stays as it was
```

```hint
let g = pad(spread(conv1.out.grad, 2), 2)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -1)
```

```solution
let g = pad(spread(conv1.out.grad, 2), 2)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -1)
```

Three of three. That is a whole backward pass.

```notes
Ask who read a pixel of channel c: slice c of every kernel. So kernels and
channels change places. Show the two shapes.
```

## Another layer

```setup
input 3x9x9
conv 2 4x4 stride 3 pad 2
loss squared-error
input = round(10 * randn(3, 9, 9)) / 10
target = round(10 * randn(2, 4, 4)) / 10
forward
backward
let up = conv1.out - target
let shift = reshape(conv1.bias, [2, 1, 1])
```

Do you know it, or did you know that one layer? Here is another: three
channels, two kernels of 4×4, stride 3, padding 2.

```demo
print shape(input)
print shape(conv1.out.grad)
```

```predict
What border does the spread gradient need for a kernel of 4×4?
number: 4 - 1
because: 4 - 1
```

```wrong 2 "So it was for 3×3. One less than the kernel has rows."
```

```wrong 4 "One less than the kernel has rows."
```

```wrong 1 "One less than the kernel has rows."
```

```wrong 5
One less than the kernel has rows: the last row reaches the first number so.
```

```wrong 0
Without a border only one corner of the kernel would reach each corner.
```

```task
Write all three for this layer: gb, gw and gx.
```

```check
allclose(flatten(gb), flatten(conv1.bias.grad), 1e-9)
allclose(flatten(gw), flatten(conv1.weight.grad), 1e-9)
allclose(flatten(gx), flatten(input.grad), 1e-9)
allclose(sum(input.grad * input), sum(up * (conv1.out - shift)), 1e-9)
```

```own gb gw gx varying conv1.weight, input, target
Make all three from conv1.out.grad, input and conv1.weight.
```

```wrong "The stride of gw is that of the last layer. Here it is 3."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 2)[:, :, 0:4, 0:4]
let g = pad(spread(conv1.out.grad, 3), 3)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -2)
```

```wrong "gx has too wide a rim: the padding was 2, so cut 2 off."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 3)
let g = pad(spread(conv1.out.grad, 3), 3)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -1)
```

```wrong "gb and gw are right. gx is that of the last layer still."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 3)
```

```wrong "gx needs a border of 3: the kernel has four rows."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 3)
let g = pad(spread(conv1.out.grad, 3), 2)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -2)
```

```wrong "gw needs the picture as the kernel read it, with padding 2."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 3)
let g = pad(spread(conv1.out.grad, 3), 3)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -2)
```

```wrong "gb and gw are right. For gx the kernels have to be turned."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 3)
let g = pad(spread(conv1.out.grad, 3), 3)
let gx = pad(correlate(g, swap(conv1.weight, 0, 1)), -2)
```

```wrong when sum(0 * flatten(gb) + 1) != 2
"gb is to have two numbers: one for each bias."
let gb = sum(conv1.out.grad)
```

```wrong when sum(0 * flatten(gw) + 1) != 96
"gw is not of the weights' shape, 2×3×4×4. Stride and padding are others
here."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad)
```

```wrong when sum(0 * flatten(gx) + 1) != 243
"gx is not of the picture's shape, 3×9×9. Stride, border and rim are others
here."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 3)
let g = pad(spread(conv1.out.grad, 2), 3)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -2)
```

```wrong when allclose(gw, correlate(pad(input, 2), conv1.out.grad, 3), 1e-9)
"gw moves by three here. Spread the gradient by three, and move it by one."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 3)
```

```wrong when gw == correlate(pad(input, 2), conv1.out.grad)[:, :, 0:4, 0:4]
"Cut to the right size, and wrong: for gw the gradient has to be spread."
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad)[:, :, 0:4, 0:4]
```

```hint
The same three lines. Put a letter for each number first: stride S, padding
P, kernel K.
```

```hint
gw: padding P, dilation S. gx: spread by S, pad by K − 1, cut by P.
```

```hint
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 3)
let g = pad(spread(conv1.out.grad, 3), 3)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -2)
```

```solution
let gb = sum(sum(conv1.out.grad, 2), 1)
let gw = correlate(pad(input, 2), conv1.out.grad, 1, 0, 3)
let g = pad(spread(conv1.out.grad, 3), 3)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -2)
```

Other numbers for stride, padding and kernel, and the same three lines.

```notes
Ask which numbers change: 3, 2 and 3. Let groups write one line each. Whoever
copies finds out here.
```

## Repair it: it does not fit

```setup
input 2x8x8
conv 3 3x3 stride 2 pad 1
loss squared-error
input = round(10 * randn(2, 8, 8)) / 10
target = round(10 * randn(3, 4, 4)) / 10
forward
backward
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
let g = pad(spread(conv1.out.grad, 2), 2)
let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -1)
let up = conv1.out - target
let shift = reshape(conv1.bias, [3, 1, 1])
```

"My lines broke!" A friend wrote them for stride 2 and padding 1:

- `let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)`
- `let g = pad(spread(conv1.out.grad, 2), 2)`
- `let gx = pad(correlate(g, rot180(swap(conv1.weight, 0, 1))), -1)`

Here the picture is 8×8 in place of 7×7.

```demo
print shape(gw)
print shape(gx)
```

gw should be 3×2×3×3, and gx 2×8×8.

```predict
Padded, the picture has 10 rows. How many of them does any window reach?
number: 2 * (4 - 1) + 3
because: 2 * (4 - 1) + 3
```

```wrong 10 "The last window begins in row 6 and has three rows: 6, 7, 8."
```

```wrong 8 "So many are not padding. Which are under a window?"
```

```wrong 7 "The last window begins in row 6, and has three rows."
```

```wrong 4
So many windows stand below each other. How many rows do they cover?
```

```wrong 5
Half of the rows? The windows overlap. The last one begins in row 6.
```

The last row was never read. So gw has a place too many, at the end, and gx
lacks a row and a column, in which all gradients are 0. With a border one
wider, g is 2 larger: there the row is, and more, and one cuts out what is
asked for, [:, 2:10, 2:10].

```task
Type the lines anew, mended: gw cut to its first three rows and columns, g
with a border of 3, and of gx rows and columns 2 to 9.
```

```check
shape(gw) == [3, 2, 3, 3]
allclose(gw, conv1.weight.grad, 1e-9)
allclose(flatten(gx), flatten(input.grad), 1e-9)
allclose(sum(input.grad * input), sum(up * (conv1.out - shift)), 1e-9)
```

```own gw gx varying conv1.weight, input, target
Type the whole lines: both come from conv1.out.grad, input and conv1.weight,
not from what is kept.
```

```wrong "gw is mended. Now gx: a border of 3, and a cut."
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)[:, :, 0:3, 0:3]
```

```wrong "gw lost its first row: the one too many stands at the end."
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)[:, :, 1:4, 1:4]
let g = pad(spread(conv1.out.grad, 2), 3)
let gx = correlate(g, rot180(swap(conv1.weight, 0, 1)))[:, 2:10, 2:10]
```

```wrong "gx is moved by one pixel. With a border of 3 it begins at 2."
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)[:, :, 0:3, 0:3]
let g = pad(spread(conv1.out.grad, 2), 3)
let gx = correlate(g, rot180(swap(conv1.weight, 0, 1)))[:, 1:9, 1:9]
```

```wrong "The missing row came at the top. It belongs at the bottom."
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)[:, :, 0:3, 0:3]
let g = pad(spread(conv1.out.grad, 2), 4)
let gx = correlate(g, rot180(swap(conv1.weight, 0, 1)))[:, 2:10, 2:10]
```

```wrong when shape(gw)[-1] > 3
"gw still has a place too many, down and across. Cut the last ones off."
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
```

```wrong when sum(0 * flatten(gx) + 1) != 128
"gx is not of the picture's shape, 2×8×8: cut out the rows and columns 2 to
9."
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)[:, :, 0:3, 0:3]
let g = pad(spread(conv1.out.grad, 2), 3)
let gx = correlate(g, rot180(swap(conv1.weight, 0, 1)))
```

```hint
Rows 0 to 2 are [:, :, 0:3, 0:3]: two axes stay, two are cut.
```

```hint
gx = correlate(wider g, the same kernels), cut by [:, 2:10, 2:10]
```

```hint
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)[:, :, 0:3, 0:3]
let g = pad(spread(conv1.out.grad, 2), 3)
let gx = correlate(g, rot180(swap(conv1.weight, 0, 1)))[:, 2:10, 2:10]
```

```solution
let gw = correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)[:, :, 0:3, 0:3]
let g = pad(spread(conv1.out.grad, 2), 3)
let gx = correlate(g, rot180(swap(conv1.weight, 0, 1)))[:, 2:10, 2:10]
```

The lines hold where the windows reach the last row. Where one is left over,
its gradient is 0, and it must be put back.

```notes
Ask which row of the picture nobody reads. They will suspect their own lines;
those were right for one size. Show the two shapes.
```

## Let it learn

```setup
input 2x7x7
conv 3 3x3 stride 2 pad 1
loss squared-error
input = round(10 * randn(2, 7, 7)) / 10
target = round(10 * randn(3, 4, 4)) / 10
forward
backward
let w0 = conv1.weight
let b0 = conv1.bias
let base = loss
let w1 = w0 - 0.02 * conv1.weight.grad
let b1 = b0 - 0.02 * conv1.bias.grad
conv1.weight = w1
conv1.bias = b1
forward
let after = loss
conv1.weight = w0
conv1.bias = b0
forward
backward
```

Now let your own gradients teach. One step of 0.02: weights and biases go
against gw and gb, and no update is typed.

```demo
print loss
```

```predict
What will the loss do?
choice: 1 + (after > base)
because: against the gradient it goes down, where the step is short.
- it falls
- it rises
```

```wrong 2 "Only if the step is too long, or a gradient is wrong."
```

```task
Make gw and gb once more, take 0.02 of each away from conv1.weight and
conv1.bias, and run forward.
```

```check
loss < base
allclose(conv1.weight, w1, 1e-9)
allclose(conv1.bias, b1, 1e-9)
```

```own conv1.weight, conv1.bias of conv1.weight.grad varying target
Make gw and gb from conv1.out.grad and input, and step against them.
```

```wrong "That is uphill. Take it away: -="
conv1.weight += 0.02 * correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
conv1.bias += 0.02 * sum(sum(conv1.out.grad, 2), 1)
forward
```

```wrong "The weights have learned. Now the biases."
conv1.weight -= 0.02 * correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
forward
```

```wrong "A step of 0.2 is too long here. 0.02, please: undo."
conv1.weight -= 0.2 * correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
conv1.bias -= 0.2 * sum(sum(conv1.out.grad, 2), 1)
forward
```

```wrong "Both have moved. Run forward, and see the loss."
conv1.weight -= 0.02 * correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
conv1.bias -= 0.02 * sum(sum(conv1.out.grad, 2), 1)
```

```wrong
"That step was the program's, and five times as long. Make yours: undo."
update
forward
```

```wrong "The biases have learned. Now the weights."
conv1.bias -= 0.02 * sum(sum(conv1.out.grad, 2), 1)
forward
```

```wrong when loss > base
"The loss has risen: the step is too long, or it leads uphill."
conv1.weight -= correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
conv1.bias -= sum(sum(conv1.out.grad, 2), 1)
forward
```

```hint
The lines of the first two steps, and -= for each of the two.
```

```hint
weights −= 0.02 × gw, biases −= 0.02 × gb, then the pass
```

```hint
conv1.weight -= 0.02 * correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
conv1.bias -= 0.02 * sum(sum(conv1.out.grad, 2), 1); forward
```

```solution
conv1.weight -= 0.02 * correlate(pad(input, 1), conv1.out.grad, 1, 0, 2)
conv1.bias -= 0.02 * sum(sum(conv1.out.grad, 2), 1)
forward
```

You can now write the backward pass of a convolution, with channels, stride
and padding, in three lines, and say of each why it is so. Type them in
NumPy or PyTorch next: nothing in them belongs to this shell.

```notes
Ask what would prove that the three lines are right: the loss falls, and by as
much as update makes it. Then let them take the lines into NumPy.
```

"""####
),
  ]
}

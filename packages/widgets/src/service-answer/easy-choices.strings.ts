/** Words of the way to others than are shown, wherever not all are: how many a press shows, and of how many. */
export const others = {
  vi: (things: string) => (next: number, left: number) =>
    left === 0 ? `Xem lại các ${things} đầu tiên` : next < left ? `Xem ${next} trong ${left} ${things} còn lại` : `Xem thêm ${next} ${things}`,
  en: (next: number, left: number) => (left === 0 ? 'Back to the first' : next < left ? `Show ${next} of the other ${left}` : `Show ${next} more`),
};

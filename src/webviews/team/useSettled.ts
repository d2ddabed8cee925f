import { useEffect, useState } from 'preact/hooks';

const rest = 250;

/** The value once it has not changed for a moment: rows must not change places under a moving pointer. */
export const useSettled = (value: number): number => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, rest);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
};

export { FieldApp } from './FieldApp.tsx';
